@echo off
rem Runs Waybill from wherever you stand; builds its jar first when that is missing or older than the sources.
rem WAYBILL_JAVA_OPTS takes options for Java, such as -Xmx256m. Keep the file waybill in step.
setlocal
set "home=%~dp0"
set "jar=%home%app\target\waybill.jar"
set "archive=%home%app\target\waybill.jsa"
set "checked=%home%app\target\waybill.java"

if "%~1"=="bench" (
  call :fail "bench runs on Linux, with PostgreSQL from the packages of Debian."
  exit /b 2
)

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  if defined JAVA_HOME (
    call :fail "no Java found under JAVA_HOME (%JAVA_HOME%). Install a JDK of 17 or newer, or set JAVA_HOME to one."
  ) else (
    call :fail "no Java found. Install a JDK of 17 or newer, or set JAVA_HOME to one."
  )
  exit /b 1
)

set "known="
if exist "%checked%" set /p known=<"%checked%"
if not "%known%"=="%java%" call :check || exit /b 1
call :stale && (call :build || exit /b 1)
if not exist "%checked%" call :archive
set "known="
if exist "%checked%" set /p known=<"%checked%"
if not "%known%"=="%java%" call :archive

"%java%" -Xshare:auto "-XX:SharedArchiveFile=%archive%" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseSerialGC %WAYBILL_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%

:check
for /f "tokens=3" %%v in ('"%java%" -version 2^>^&1 ^| findstr /i version') do set "version=%%~v"
for /f "delims=.-+ " %%m in ("%version%") do set "major=%%m"
if %major% geq 17 exit /b 0
call :fail "Java 17 or newer is needed, and %java% is %version%. Point JAVA_HOME at a JDK of 17 or newer."
exit /b 1

:stale
if not exist "%jar%" exit /b 0
powershell -NoProfile -Command "$jar = (Get-Item $env:jar).LastWriteTimeUtc; $of = foreach ($p in 'pom.xml','core\pom.xml','sync\pom.xml','sandbox\pom.xml','app\pom.xml','core\src\main','sync\src\main','sandbox\src\main','app\src\main') { Get-Item ($env:home + $p); Get-ChildItem -Recurse ($env:home + $p) }; if ((Test-Path $env:checked) -and (Get-Item $env:checked).LastWriteTimeUtc -lt $jar) { Remove-Item $env:checked }; if ($of | Where-Object { $_.LastWriteTimeUtc -gt $jar }) { exit 0 } else { exit 1 }"
exit /b %errorlevel%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  call :fail "Maven builds the jar and is not on the PATH. Install it, then run this again."
  exit /b 1
)
2>nul (>"%home%.waybill-build" echo waybill)
if not exist "%home%.waybill-build" (
  call :fail "the jar is to be built, but %home% cannot be written to."
  exit /b 1
)
del /q "%home%.waybill-build" 2>nul
echo waybill: building the jar, which takes a minute the first time 1>&2
call mvn -q -B -Dstyle.color=never -f "%home%pom.xml" -pl core,sync,sandbox,app -Dmaven.test.skip=true package 1>&2
if errorlevel 1 (
  call :fail "the build failed, as told above."
  exit /b 1
)
copy /b "%jar%"+,, "%jar%" >nul
del /f /q "%archive%" "%checked%" 2>nul
exit /b 0

:archive
>"%checked%" echo %java%
rem Java writes its archives read-only, which del takes with /f alone.
set "made=%archive%.%random%"
"%java%" "-XX:DumpLoadedClassList=%made%.classes" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "%jar%" warm-up >nul 2>&1 <nul
if not errorlevel 1 "%java%" -Xshare:dump "-XX:SharedClassListFile=%made%.classes" "-XX:SharedArchiveFile=%made%" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseG1GC -jar "%jar%" >nul 2>&1 <nul
set "dumped=%errorlevel%"
del /f /q "%archive%" 2>nul
if "%dumped%"=="0" move /y "%made%" "%archive%" >nul 2>&1
del /f /q "%made%" "%made%.classes" 2>nul
exit /b 0

:fail
echo waybill: %~1 1>&2
exit /b 1
