@echo off
rem Starts Banyan on Windows: double-click it.
chcp 65001 >nul
cd /d "%~dp0"

where node >nul 2>nul || goto nonode
node -e "const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)" || goto nonode

rem The first time, and after an update.
node -e "const { statSync: s } = require('fs'); try { process.exit(s('package-lock.json').mtimeMs > s('node_modules/.package-lock.json').mtimeMs ? 1 : 0) } catch { process.exit(1) }"
if errorlevel 1 (
  echo 第一次要装一会儿…… The first time takes a minute…
  call npm ci || goto failed
)

node bin\open.js || goto stopped
exit /b 0

:nonode
echo 要先装 Node.js 20.19 或更新的：https://nodejs.org
echo Install Node.js 20.19 or newer first: https://nodejs.org
start "" https://nodejs.org
goto end

:failed
echo 没装成，看看网络再试一次。
echo That did not work. Check the network and try again.
goto end

:stopped
echo 停下了，原因在上面。
echo It has stopped; the reason is above.

:end
pause
exit /b 1
