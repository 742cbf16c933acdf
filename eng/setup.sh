# Shared by ./run and ./test: what the machine needs, and building no more than has changed. Sourced, not run.
# shellcheck shell=bash disable=SC2013  # process numbers: words are what is wanted

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
stamps=$root/artifacts/stamps
node_for_portal=22.22.0   # fetched where the machine's own is older than the portal's tools need

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# ---- what has to be installed

need_dotnet() {
  command -v dotnet > /dev/null ||
    fail "The .NET SDK is missing. Install version 10 (https://dotnet.microsoft.com/download), then run this again."
  (cd "$root" && dotnet --version > /dev/null) ||
    fail "The .NET SDK that global.json asks for is missing; installed are: $(dotnet --list-sdks | tr '\n' ' ')"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# need_packages postgres rabbitmq node chromium …: says what is missing and why, then installs it.
need_packages() {
  local missing=() why=()
  for what in "$@"; do
    case $what in
      postgres)
        compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null ||
          { missing+=(postgresql) && why+=("PostgreSQL, which keeps every service's data"); }
        ;;
      rabbitmq)
        [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] ||
          { missing+=(rabbitmq-server) && why+=("RabbitMQ, which carries events between the services"); }
        ;;
      node)
        command -v node > /dev/null || { missing+=(nodejs) && why+=("Node.js, which builds the portal"); }
        command -v npm > /dev/null || { missing+=(npm) && why+=("npm, which fetches the portal's libraries"); }
        ;;
      chromium)
        command -v chromium > /dev/null || { missing+=(chromium) && why+=("Chromium, which the portal is tested in"); }
        ;;
    esac
  done
  ((${#missing[@]})) || return 0

  say "These are missing and will be installed with apt:"
  for i in "${!missing[@]}"; do
    printf '  %-16s %s\n' "${missing[$i]}" "${why[$i]}" >&2
  done
  command -v apt-get > /dev/null || fail "There is no apt here: install the packages above by your system's own means, then run this again."
  apt_install "${missing[@]}"
}

apt_install() {
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo > /dev/null || fail "Installing needs root: run 'apt-get install $*' as root, then run this again."
    as_root=(sudo)
  fi

  # Debian starts a server as soon as it is installed, on its standard port and with data of its own. Setpoint runs the
  # programs itself, so nothing may start: neither now (a policy that refuses, for as long as this takes), nor at boot.
  local policy=/usr/sbin/policy-rc.d made_policy=
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" > /dev/null
    "${as_root[@]}" chmod +x "$policy"
    made_policy=yes
  fi
  local code=0
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null || code=$?
  [[ -z $made_policy ]] || "${as_root[@]}" rm -f "$policy"
  ((code == 0)) || fail "apt could not install: $*"

  if [[ -d /run/systemd/system ]]; then
    for package in "$@"; do
      case $package in
        postgresql) "${as_root[@]}" systemctl disable -q postgresql ;;
        rabbitmq-server) "${as_root[@]}" systemctl disable -q rabbitmq-server ;;
      esac
    done
  fi
}

# The portal's tools want Node ^20.19 or 22.12 and newer. Debian 12 has 18.
need_newer_node() {
  node_is_new_enough "$(node --version)" && return
  local local_node=$root/.tools/node_modules/node/bin
  if [[ ! -x $local_node/node ]]; then
    say "Node $(node --version) is too old for the portal's tools: fetching $node_for_portal into .tools/ (npm package 'node')"
    npm install --silent --no-audit --no-fund --no-save --prefix "$root/.tools" "node@$node_for_portal" ||
      fail "Node $node_for_portal could not be fetched. Install Node 20.19 or newer, then run this again."
  fi
  export PATH=$local_node:$PATH
}

node_is_new_enough() {
  local major minor
  IFS=. read -r major minor _ <<< "${1#v}"
  ((major == 20 && minor >= 19 || major == 22 && minor >= 12 || major > 22))
}

# ---- ending what was started

# end_tree pid: SIGTERM to a process and all below it
end_tree() {
  local child
  for child in $(cat "/proc/$1/task/"*/children 2> /dev/null); do
    end_tree "$child"
  done
  kill -TERM "$1" 2> /dev/null || true
}

# Builds keep helpers running for the next build. Ours do not outlive us: MSBuild's are told not to stay, and the
# compiler's server gets a name by which this very one can be found and ended.
export MSBUILDDISABLENODEREUSE=1
compiler=setpoint-$$

end_compiler() {
  local file pid
  for file in $(grep -lzs -- "-pipename:$compiler" /proc/[0-9]*/cmdline); do
    pid=${file#/proc/}
    kill -TERM "${pid%/cmdline}" 2> /dev/null || true
  done
}

# ---- building what has changed

# Silent, except for what is wrong.
dotnet_build() {
  local output
  output=$(dotnet build "$@" -v quiet -nologo -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler" 2>&1) || {
    grep -E '(error|warning) ' <<< "$output" | sort -u >&2 || printf '%s\n' "$output" >&2
    return 1
  }
}

# fingerprint path…: of all files below, without what building makes
fingerprint() {
  (cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name TestResults \) -prune \
    -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum)
}

# when_changed name fingerprint command…: runs the command unless it has succeeded for the same fingerprint before
when_changed() {
  local stamp=$stamps/$1 now=$2
  shift 2
  if [[ ! -f $stamp || $(< "$stamp") != "$now" ]]; then
    "$@" || return
    mkdir -p "$stamps"
    printf '%s\n' "$now" > "$stamp"
  fi
}

install_portal() {
  when_changed portal-libraries "$(sha256sum "$root/gateway/portal/package-lock.json")" npm_ci
}

# The identity provider that signing in is tested against.
install_openid_provider() {
  when_changed openid-provider "$(sha256sum "$root/tests/OpenIdProvider/package-lock.json")" npm_ci_openid_provider
}

npm_ci() {
  say "Fetching the portal's libraries"
  (cd "$root/gateway/portal" && npm ci --silent --no-audit --no-fund)
}

npm_ci_openid_provider() {
  say "Fetching the identity provider for the tests"
  (cd "$root/tests/OpenIdProvider" && npm ci --silent --no-audit --no-fund)
}

build_portal() {
  install_portal && when_changed portal "$(fingerprint gateway/portal)" vite_build
}

vite_build() {
  say "Building the portal"
  (cd "$root/gateway/portal" && npm run --silent build -- --logLevel warn)
}
