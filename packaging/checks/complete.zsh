#!/usr/bin/env -S zsh -f
# SPDX-License-Identifier: GPL-3.0-or-later
# complete.zsh FILE WORD...: what zsh offers for these words, the last of which is being typed, with
# the completion that lies in FILE. zsh completes at a terminal alone: one is made, in which what is
# offered is written between two lines of a NUL instead of shown.
zmodload zsh/zpty
file=${1:a}
shift
setup=$(mktemp)
cat >$setup <<END
PROMPT=
fpath=(${(q)file:h} \$fpath)
autoload -Uz compinit
compinit -u -D
source ${(q)file}
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
mark() { print -r -- \$'\\0' }
compprefuncs=(mark)
comppostfuncs=(mark exit)
zstyle ':completion:*' insert-tab false
compadd() {
    if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then
        builtin compadd "\$@"
        return
    fi
    local -a hits
    builtin compadd -A hits "\$@"
    local -A before
    zparseopts -E p:=before
    (( \$#hits )) || return 1
    print -rl -- \$IPREFIX\${before[-p]}\${^hits}
}
rm -f $setup
print ready
END
zpty terminal zsh -f -i
zpty -w terminal "source $setup"
repeat 20; do
    zpty -r terminal line && [[ $line == ready* ]] && break
done
zpty -w -n terminal "${(j: :)${(q)@[1,-2]}} ${(q)@[-1]}"$'\t'
integer marks=0
while zpty -r terminal; do :; done | while IFS= read -r line; do
    if [[ $line == *$'\0'* ]]; then
        (( marks++ )) && exit 0
        continue
    fi
    (( marks )) && print -r -- ${line//$'\r'/}
done
exit 0
