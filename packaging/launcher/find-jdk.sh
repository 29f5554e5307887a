# Finds a Java of at least the wanted version; sourced by mvnw and by the packaged launcher, so that both find the same one.
#
#   find_jdk 25 javac   sets JDK_HOME to the first folder whose Java is 25 or newer and has bin/javac; returns 1 when none does
#
# Looked at in this order: JAVA_HOME, the java on the PATH, the folders where systems and tools put their JDKs.

# The feature version of the Java in folder $1, e.g. 25; nothing when it cannot be told.
jdk_version_of() {
  if [ -r "$1/release" ]; then
    # read by the shell: another program takes longer to start than this takes
    while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
      case $jdk_line in
        JAVA_VERSION=\"*)
          jdk_line=${jdk_line#*\"}
          jdk_line=${jdk_line#1.}
          echo "${jdk_line%%[!0-9]*}"
          ;;
      esac
    done <"$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p'
  fi
}

# Does folder $1 hold a Java of version $2 or newer with the tool $3?
jdk_fits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/$3" ] || return 1
  jdk_found_version=$(jdk_version_of "$1")
  [ -n "$jdk_found_version" ] && [ "$jdk_found_version" -ge "$2" ]
}

# The home of the java on the PATH, symbolic links followed; on macOS /usr/bin/java is a stub that knows the real place.
jdk_on_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 0
  while [ -L "$jdk_java" ]; do
    jdk_link=$(readlink "$jdk_java")
    case $jdk_link in
      /*) jdk_java=$jdk_link ;;
      *) jdk_java=$(dirname -- "$jdk_java")/$jdk_link ;;
    esac
  done
  dirname -- "$(dirname -- "$jdk_java")"
}

find_jdk() {
  # what somebody chose is taken without a look at the rest, which takes other programs
  if jdk_fits "${JAVA_HOME:-}" "$1" "$2"; then
    JDK_HOME=$JAVA_HOME
    return 0
  fi
  JDK_HOME=
  for jdk_candidate in \
    "$(jdk_on_path)" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
    "$HOME"/.gradle/jdks/* "$HOME"/.gradle/jdks/*/Contents/Home \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/*; do
    if jdk_fits "$jdk_candidate" "$1" "$2"; then
      JDK_HOME=$jdk_candidate
      return 0
    fi
  done
  return 1
}
