#!/bin/sh
# Starts Banyan on Linux: double-click it (run in a terminal), or ./start.sh
cd "$(dirname "$0")" || exit 1

# Says what is wrong and keeps the window open until somebody has read it.
fail() {
  printf '%s\n' "$@"
  if [ -t 0 ]; then
    printf '\n按回车关上窗口。 Press Enter to close this window. '
    read -r _
  fi
  exit 1
}

enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
if ! command -v node >/dev/null || ! node -e "$enough"; then
  fail '要先装 Node.js 20.19 或更新的：https://nodejs.org' 'Install Node.js 20.19 or newer first: https://nodejs.org'
fi

# The first time, and after an update.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo '第一次要装一会儿…… The first time takes a minute…'
  npm ci || fail '没装成，看看网络再试一次。' 'That did not work. Check the network and try again.'
fi

node bin/open.js || fail '停下了，原因在上面。' 'It has stopped; the reason is above.'
