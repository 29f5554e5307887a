@echo off
rem Builds ModelDeck with Maven, on a JDK that it finds by itself. Without arguments: builds and opens the console.
rem
rem   JAVA_HOME             a JDK 25 or newer, when the usual places do not hold one
rem   MODELDECK_MAVEN_URL   where to fetch Maven from when none is installed (default: the Apache archive)
setlocal EnableExtensions DisableDelayedExpansion

set "MAVEN_VERSION=3.9.11"
set "MAVEN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978"
if not defined MODELDECK_MAVEN_URL set "MODELDECK_MAVEN_URL=https://archive.apache.org/dist/maven/maven-3/%MAVEN_VERSION%/binaries/apache-maven-%MAVEN_VERSION%-bin.tar.gz"

call "%~dp0packaging\launcher\find-jdk.cmd" 25 javac
if not defined JDK_HOME (
  echo mvnw: ModelDeck needs a JDK 25 or newer and found none: install one ^(for example Eclipse Temurin 25^) or set JAVA_HOME to its folder, then run this again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK_HOME%"
rem The console starts as plain java, which must be the same one.
set "PATH=%JDK_HOME%\bin;%PATH%"

rem Maven's own libraries make this JDK print warnings that nobody building ModelDeck can act on.
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"

set "MVN="
if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" call :consider "%MAVEN_HOME%\bin\mvn.cmd"
for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do call :consider "%%m"
if not defined MVN call :fetch
if not defined MVN exit /b 1

call "%MVN%" -f "%~dp0pom.xml" %*
exit /b %ERRORLEVEL%

rem Takes an installed Maven when it is 3.8.6 or newer.
:consider
if defined MVN exit /b 0
set "FOUND="
for /f "tokens=3" %%v in ('call "%~1" -v 2^>nul ^| findstr /c:"Apache Maven"') do if not defined FOUND set "FOUND=%%v"
if not defined FOUND exit /b 0
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do (
  if %%a GTR 3 set "MVN=%~1"
  if %%a EQU 3 if %%b GTR 8 set "MVN=%~1"
  if %%a EQU 3 if %%b EQU 8 if %%c GEQ 6 set "MVN=%~1"
)
exit /b 0

rem Fetches the pinned Maven once, checks it, and keeps it for this user.
:fetch
set "STORE=%UserProfile%\.m2\modeldeck"
set "HOME_OF_MAVEN=%STORE%\apache-maven-%MAVEN_VERSION%"
if exist "%HOME_OF_MAVEN%\bin\mvn.cmd" (
  set "MVN=%HOME_OF_MAVEN%\bin\mvn.cmd"
  exit /b 0
)
echo mvnw: no Maven 3.8.6 or newer is installed; fetching Apache Maven %MAVEN_VERSION% 1>&2
set "FRESH=%STORE%\fetch.%RANDOM%%RANDOM%"
mkdir "%FRESH%" || exit /b 1
"%SystemRoot%\System32\curl.exe" -fsSL --retry 2 -o "%FRESH%\maven.tar.gz" "%MODELDECK_MAVEN_URL%"
if errorlevel 1 (
  echo mvnw: could not fetch %MODELDECK_MAVEN_URL%: install Apache Maven 3.8.6 or newer, or set MODELDECK_MAVEN_URL, then run this again. 1>&2
  rmdir /s /q "%FRESH%"
  exit /b 1
)
"%SystemRoot%\System32\certutil.exe" -hashfile "%FRESH%\maven.tar.gz" SHA512 | findstr /i /c:"%MAVEN_SHA512%" >nul
if errorlevel 1 (
  echo mvnw: what came from %MODELDECK_MAVEN_URL% is not Apache Maven %MAVEN_VERSION%: its SHA-512 differs, so it was thrown away. 1>&2
  rmdir /s /q "%FRESH%"
  exit /b 1
)
rem Not the tar of another tool on the PATH: it would take the drive letter for a host.
"%SystemRoot%\System32\tar.exe" -xzf "%FRESH%\maven.tar.gz" -C "%FRESH%" && move "%FRESH%\apache-maven-%MAVEN_VERSION%" "%STORE%" >nul
rmdir /s /q "%FRESH%"
if not exist "%HOME_OF_MAVEN%\bin\mvn.cmd" (
  echo mvnw: could not unpack Maven into %STORE%: is the disk full? 1>&2
  exit /b 1
)
set "MVN=%HOME_OF_MAVEN%\bin\mvn.cmd"
exit /b 0
