@echo off
rem Starts ModelDeck from its application folder, on a Java that it finds by itself. Without arguments: opens the console.
rem
rem   JAVA_HOME        a JDK 25 or newer, when the usual places do not hold one
rem   MODELDECK_OPTS   further options for that Java, for example -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion

call "%~dp0find-jdk.cmd" 25 java
if not defined JDK_HOME (
  echo modeldeck: needs a JDK 25 or newer and found none: install one ^(for example Eclipse Temurin 25^) or set JAVA_HOME to its folder, then run this again. 1>&2
  exit /b 1
)
rem For every process that it starts, too.
set "ORT_DISABLE_TELEMETRY=1"
rem Classes that are ready at once, left by the build (see packaging/aot.xml): those of the window, or those of commands. Where they do not fit, Java
rem goes without, and says nothing.
set "READY=modeldeck.aot"
if "%~1"=="" set "READY=window.aot"
if /i "%~x1"==".modeldeck" set "READY=window.aot"
if "%~1"=="screens" set "READY=window.aot"
set "OPTIONS=command.options"
if "%READY%"=="window.aot" set "OPTIONS=window.options"
set "AOT="
if exist "%~dp0..\%READY%" set AOT="-XX:AOTCache=%~dp0..\%READY%" "-Xlog:aot*=off"
rem The sample is compiled quickly only.
set "QUICK="
if not "%~1"=="sample" goto start
if defined MODELDECK_OPTS goto start
set QUICK="@%~dp0quick.options"
:start
"%JDK_HOME%\bin\java.exe" --enable-native-access=ALL-UNNAMED %AOT% "@%~dp0%OPTIONS%" %QUICK% %MODELDECK_OPTS% -cp "%~dp0..\lib\*" io.modeldeck.Main %*
exit /b %ERRORLEVEL%
