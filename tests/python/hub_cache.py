# SPDX-License-Identifier: GPL-3.0-or-later
"""The cache of Hugging Face's Python client as its documentation describes it, for the tests: finds
files as try_to_load_from_cache() does, looks the cache over as scan_cache_dir() does, fills it as a
download does, and holds a file's lock as filelock does.

  hub_cache.py find CACHE NAME FILE [REVISION]    prints the path, "absent" or "does not exist"
  hub_cache.py scan CACHE                         prints what is corrupted, a line each
  hub_cache.py fill CACHE NAME COMMIT FOLDER      as a download of the folder's files leaves it
  hub_cache.py hold CACHE NAME HASH               locks until standard input ends
"""
import fcntl
import hashlib
import os
import shutil
import sys


def repository(cache, name):
    return os.path.join(cache, "models--" + name.replace("/", "--"))


def find(cache, name, file, revision="main"):
    folder = repository(cache, name)
    ref = os.path.join(folder, "refs", revision)
    if os.path.isfile(ref):
        with open(ref, encoding="utf-8") as opened:
            revision = opened.read()  # as it stands: a line feed would belong to the commit
    if os.path.isfile(os.path.join(folder, ".no_exist", revision, file)):
        return "does not exist"
    snapshots = os.path.join(folder, "snapshots")
    if not os.path.isdir(snapshots) or revision not in os.listdir(snapshots):
        return "absent"
    path = os.path.join(snapshots, revision, file)
    return path if os.path.isfile(path) else "absent"


def scan(cache):
    """What makes the client call a repository corrupted."""
    problems = []
    for entry in sorted(os.listdir(cache)):
        folder = os.path.join(cache, entry)
        if entry == ".locks" or not os.path.isdir(folder):
            continue
        if "--" not in entry or entry.split("--", 1)[0] not in ("models", "datasets", "spaces"):
            problems.append("%s is no repository" % entry)
            continue
        snapshots = os.path.join(folder, "snapshots")
        if not os.path.isdir(snapshots):
            problems.append("%s has no snapshots" % entry)
            continue
        commits = os.listdir(snapshots)
        for commit in commits:
            inside = os.path.join(snapshots, commit)
            if not os.path.isdir(inside):
                problems.append("%s is a file among the snapshots" % inside)
                continue
            for path, _, files in os.walk(inside):
                for file in files:
                    blob = os.path.realpath(os.path.join(path, file))
                    if not os.path.exists(blob):
                        problems.append("%s/%s is a broken link" % (path, file))
        for path, _, files in os.walk(os.path.join(folder, "refs")):
            for file in files:
                with open(os.path.join(path, file), encoding="utf-8") as opened:
                    if opened.read() not in commits:
                        problems.append("%s/%s names no snapshot" % (path, file))
    return problems


def hash_of(path):
    """The ETag: SHA-256 of what is in LFS, git's hash of the rest."""
    with open(path, "rb") as opened:
        content = opened.read()
    if path.endswith((".safetensors", ".bin")):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def fill(cache, name, commit, source):
    folder = repository(cache, name)
    snapshot = os.path.join(folder, "snapshots", commit)
    locks = os.path.join(cache, ".locks", os.path.basename(folder))
    for path in (os.path.join(folder, "blobs"), os.path.join(folder, "refs"), snapshot, locks):
        os.makedirs(path, exist_ok=True)
    with open(os.path.join(folder, "refs", "main"), "w", encoding="utf-8") as opened:
        opened.write(commit)
    for file in sorted(os.listdir(source)):
        etag = hash_of(os.path.join(source, file))
        with open(os.path.join(locks, etag + ".lock"), "w", encoding="utf-8"):
            pass
        blob = os.path.join(folder, "blobs", etag)
        shutil.copyfile(os.path.join(source, file), blob)
        os.symlink(os.path.relpath(blob, snapshot), os.path.join(snapshot, file))
    # What was asked for and is not there is remembered.
    missing = os.path.join(folder, ".no_exist", commit)
    os.makedirs(missing, exist_ok=True)
    for file in ("added_tokens.json", "chat_template.jinja"):
        with open(os.path.join(missing, file), "w", encoding="utf-8"):
            pass
    with open(os.path.join(cache, "CACHEDIR.TAG"), "w", encoding="utf-8") as opened:
        opened.write("Signature: 8a477f597d28d172789f06886806bc55\n")
    with open(os.path.join(cache, "version.txt"), "w", encoding="utf-8") as opened:
        opened.write("1")


def hold(cache, name, etag):
    folder = os.path.join(cache, ".locks", os.path.basename(repository(cache, name)))
    os.makedirs(folder, exist_ok=True)
    lock = os.open(os.path.join(folder, etag + ".lock"), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("held", flush=True)
    sys.stdin.read()
    fcntl.flock(lock, fcntl.LOCK_UN)


def main(command, *arguments):
    if command == "find":
        print(find(*arguments))
    elif command == "scan":
        for problem in scan(*arguments):
            print(problem)
    else:
        {"fill": fill, "hold": hold}[command](*arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
