#!/usr/bin/env bash
# usage: check-plan.sh PLAN.json OUT.sarif
# Judges a Terraform plan (terraform show -json) and writes what it finds as SARIF. Ends with 0: no errors, 1: errors were found, 2: it could not be judged.
set -uo pipefail
plan=${1:?name the plan as JSON}
sarif=${2:?name the SARIF file to write}

# Asks the service that PLIMSOLL_SERVER names, or without one the catalog that comes with the tool. AS_OF is the day to judge by; default: today.
judge() { npx --no-install plimsoll validate "$plan" ${AS_OF:+--as-of="$AS_OF"} "$@"; }

judge --format sarif > "$sarif"
code=$?
# Somebody will read the log.
[ "$code" -ne 1 ] || judge --quiet
exit "$code"
