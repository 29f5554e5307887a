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
rem Nothing of a start runs often enough to be optimised while it waits for the processor, and its cache holds nothing of what ran often.
set "LATER=-XX:Tier4InvocationThreshold=400000 -XX:Tier4MinInvocationThreshold=48000 -XX:Tier4CompileThreshold=1200000"
set "LATER=%LATER% -XX:Tier4BackEdgeThreshold=3200000 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining"
rem The quick compiler copies only the smallest methods into others: it has a fifth less to do, and what it makes is as quick.
set "LATER=%LATER% -XX:C1MaxInlineSize=12"
rem Two threads of Java's own would wake twenty and four times a second, also while nobody touches the window.
set "LATER=%LATER% -XX:-G1UseConcRefinement -XX:AsyncDeflationInterval=5000"
if not "%READY%"=="window.aot" set "LATER="
rem What a start needs fits in without being collected five times meanwhile.
set "ROOM="
if "%READY%"=="window.aot" set "ROOM=-XX:NewSize=96m"
set "AOT="
if exist "%~dp0..\%READY%" set AOT="-XX:AOTCache=%~dp0..\%READY%" "-Xlog:aot*=off"
rem The optimising compiler is called for what runs twenty times more often than usual, see the script beside this one.
set "PATIENT=-XX:+IgnoreUnrecognizedVMOptions -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000"
set "PATIENT=%PATIENT% -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000"
set "PATIENT=%PATIENT% -XX:Tier2InvokeNotifyFreqLog=18 -XX:Tier2BackedgeNotifyFreqLog=21"
rem The sample is compiled quickly only.
set "QUICK="
if not "%~1"=="sample" goto start
if defined MODELDECK_OPTS goto start
set QUICK="@%~dp0quick.options"
:start
"%JDK_HOME%\bin\java.exe" --enable-native-access=ALL-UNNAMED %AOT% %PATIENT% %LATER% %ROOM% %QUICK% %MODELDECK_OPTS% -cp "%~dp0..\lib\*" io.modeldeck.Main %*
exit /b %ERRORLEVEL%
