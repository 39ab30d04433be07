#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a study on a Slurm of this machine alone, which is started for it and ended: a job array of
# which a task is put back into the queue, and the merge behind it; the summary must be that of one
# program. Needs slurm-wlm and munge; 77 tells that they are not there.
#   packaging/slurm.sh [BUILD-FOLDER]      (default: build/ci)
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
cli=$(realpath "${1:-build/ci}/bin/headscope-cli")
export PATH="$PATH:/usr/sbin"
for program in munged slurmctld slurmd sbatch; do
    command -v $program >/dev/null || { echo "skipped: there is no $program" >&2 && exit 77; }
done

scratch=$(mktemp -d /tmp/headscope-slurm-XXXXXX)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ -n "${KEEP:-}" ] && echo "kept: $scratch" >&2 || rm -rf "$scratch"
}
trap finish EXIT
me=$(id -un)
cores=$(nproc)
chmod 755 "$scratch"
mkdir -m 700 "$scratch/munge" && mkdir "$scratch/state" "$scratch/spool"
dd if=/dev/urandom of="$scratch/munge/key" bs=1024 count=1 status=none
chmod 600 "$scratch/munge/key"
plugins=$(dirname "$(find /usr/lib -name 'auth_munge.so' -path '*slurm*' | head -n 1)")
stepd=$(command -v slurmstepd || find /usr/sbin /usr/lib -name 'slurmstepd*' -type f | head -n 1)
cat >"$scratch/slurm.conf" <<CONF
ClusterName=loopback
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmUser=$me
SlurmdUser=$me
AuthType=auth/munge
AuthInfo=socket=$scratch/munge/socket
CredType=cred/munge
PluginDir=$plugins
SlurmctldPort=16817
SlurmdPort=16818
SlurmctldPidFile=$scratch/slurmctld.pid
SlurmdPidFile=$scratch/slurmd.pid
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,bf_interval=1
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=$cores State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$scratch/slurm.conf"
munged --foreground --force --key-file="$scratch/munge/key" --socket="$scratch/munge/socket" \
    --pid-file="$scratch/munge/pid" --log-file="$scratch/munge/log" --seed-file="$scratch/munge/seed" \
    >"$scratch/munged.log" 2>&1 &
pids+=($!)
for _ in $(seq 50); do [ -S "$scratch/munge/socket" ] && break; sleep 0.1; done
slurmctld -D >"$scratch/slurmctld.log" 2>&1 &
pids+=($!)
slurmd -D ${stepd:+-d "$stepd"} >"$scratch/slurmd.log" 2>&1 &
pids+=($!)
for _ in $(seq 100); do sinfo -h -t idle -o %n 2>/dev/null | grep -q . && break; sleep 0.2; done
sinfo -h -t idle -o %n | grep -q . || { tail "$scratch"/*.log >&2; exit 1; }

cd "$scratch"
"$cli" study generate ioi --prompts "${PROMPTS:-200}" --seed 5 --out study.json
"$cli" study script study.json --slurm --shards 4 --threads 1 --folder results --out job.sh
array=$(bash job.sh | tee /dev/stderr | sed -n 's/^job array \([0-9]*\),.*/\1/p')
# One task is put back once it has written something: it goes on where it was.
for _ in $(seq 2400); do [ -s results/rows-0001-of-0004.jsonl.gz ] && break; sleep 0.05; done
scontrol requeue "${array}_1"
echo "task 1 of $array was put back into the queue"
for _ in $(seq 2400); do [ -e results/summary.json ] && break; sleep 0.25; done
[ -e results/summary.json ] || { squeue >&2; tail -n 20 results/logs/* "$scratch"/*.log >&2; exit 1; }
tail -n 3 results/logs/*
"$cli" study run study.json --out one
"$cli" study merge one --json one.json >/dev/null
cmp one.json results/summary.json && echo "the array's summary is that of one program, byte for byte"
