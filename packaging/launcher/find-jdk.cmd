@echo off
rem Finds a Java of at least the wanted version; called by mvnw.cmd and by the packaged launcher, so that both find the same one.
rem
rem   call find-jdk.cmd 25 javac    sets JDK_HOME to the first folder whose Java is 25 or newer and has that tool; empty when none
rem
rem Looked at in this order: JAVA_HOME, the java on the PATH, the folders where systems and tools put their JDKs.
set "JDK_HOME="
set "JDK_WANTED=%~1"
set "JDK_TOOL=%~2"
if defined JAVA_HOME call :look "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :look "%%~dpj.."
for %%p in (
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\BellSoft"
  "%ProgramFiles%\OpenJDK"
  "%LocalAppData%\Programs\Eclipse Adoptium"
  "%UserProfile%\.jdks"
  "%UserProfile%\.gradle\jdks"
  "%UserProfile%\.sdkman\candidates\java"
  "%UserProfile%\scoop\apps"
) do if exist "%%~p\" for /d %%d in ("%%~p\*") do (
  call :look "%%~d"
  call :look "%%~d\current"
)
set "JDK_WANTED="
set "JDK_TOOL="
exit /b 0

rem Takes the folder when nothing is found yet, it has the tools, and its "release" file names a version that is new enough.
:look
if defined JDK_HOME exit /b 0
if not exist "%~f1\bin\java.exe" exit /b 0
if not exist "%~f1\bin\%JDK_TOOL%.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
set "JDK_VERSION="
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~f1\release"`) do set "JDK_VERSION=%%~v"
for /f "tokens=1 delims=.-+" %%v in ("%JDK_VERSION%") do set "JDK_VERSION=%%v"
if not defined JDK_VERSION exit /b 0
if %JDK_VERSION% GEQ %JDK_WANTED% set "JDK_HOME=%~f1"
set "JDK_VERSION="
exit /b 0
