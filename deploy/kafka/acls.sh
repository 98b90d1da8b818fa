#!/usr/bin/env bash
# Who may do what on the cluster: one principal for each team and role. Marketing's cannot write what is sales', and the
# reverse; each worker may read the other team's decisions; foreign systems write their ingress alone.
#
#   acls.sh --print [OPTIONS]                             one line a rule: principal, operation, kind, match, name
#   acls.sh --bootstrap-server HOST:PORT [OPTIONS] [--command-config FILE]
#                                                         adds the rules (again: no change); takes a minute or two
#   acls.sh --bootstrap-server HOST:PORT --remove --principal NAME [OPTIONS] [--command-config FILE]
#                                                         takes this principal's away
# OPTIONS: --prefix TEXT (of the address, ?prefix=acme.), --history, --copy, --principal NAME (this one's alone).
#
# --command-config names a file with the credentials of who may alter the cluster's rules, as Kafka's own tools take it.
# KAFKA_ACLS names the tool where it is not kafka-acls.sh in the PATH.
# Principals, as User:NAME: a SASL user's name is its principal; for client certificates the brokers' ssl.principal.mapping.rules
# have to make these names of them.
#   <team>-worker      the team's worker                 <team>-publisher   people and tools that publish for the team
#   <team>-foreign     systems that write its ingress    leadrelay-reports  reads every topic, writes none
#   <team>-operator    redrives and discards the team's dead letters, replays into its ingress and into topics that begin with
#                      <team>.own., rebuilds into the shadow called shadow, keeps and moves groups that begin with <team>.own.
#                      (`tail --follow --group sales.own.crm`)
#   leadrelay-operator makes and alters topics
#   leadrelay-history  imports history of both teams: `publish --lockstep`, `publish --release`, `demo`. It writes both inboxes, so
#                      it is there only with --history. Take it away again when the history is in.
#   leadrelay-copy     reads and writes everything, for `leadrelay copy` to or from this cluster; only with --copy. Take it away
#                      again when the copy is whole.
set -euo pipefail

prefix="" server="" config=() print=no history=no copy=no only="" change=--add
while [[ $# -gt 0 ]]; do
    case $1 in
        --print) print=yes && shift ;;
        --history) history=yes && shift ;;
        --copy) copy=yes && shift ;;
        --remove) change=--remove && shift ;;
        --principal) only=${2:?"--principal needs a name"} && shift 2 ;;
        --prefix) prefix=${2:?"--prefix needs a text"} && shift 2 ;;
        --bootstrap-server) server=${2:?"--bootstrap-server needs HOST:PORT"} && shift 2 ;;
        --command-config) config=(--command-config "${2:?"--command-config needs a file"}") && shift 2 ;;
        *) echo "acls.sh: $1 is no option; the head of this file has them all." >&2 && exit 64 ;;
    esac
done
if [[ $print == no && -z $server ]]; then
    echo "acls.sh: say --print, or --bootstrap-server HOST:PORT." >&2
    exit 64
fi
if [[ $change == --remove && -z $only ]]; then
    echo "acls.sh: --remove takes one principal's rules away; name it with --principal." >&2
    exit 64
fi
rules=0

# allow PRINCIPAL KIND MATCH OPERATION,... NAME...: the operations on each of the names.
allow() {
    local principal=$1 kind=$2 match=$3 operation name said arguments=()
    local operations=${4//,/ }
    shift 4
    if [[ -n $only && $only != "$principal" ]]; then return; fi
    rules=$((rules + 1))
    if [[ $print == yes ]]; then
        for name in "$@"; do
            for operation in $operations; do echo "$principal $operation $kind $match $prefix$name"; done
        done
        return
    fi
    for operation in $operations; do arguments+=(--operation "$operation"); done
    # One call for all names: each starts a JVM.
    for name in "$@"; do arguments+=("--$kind" "$prefix$name"); done
    if [[ $change == --remove ]]; then arguments+=(--force); fi
    if ! said=$("${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$server" ${config[@]+"${config[@]}"} "$change" \
        --allow-principal "User:$principal" "${arguments[@]}" --resource-pattern-type "$match" 2>&1); then
        printf '%s\nacls.sh: the rules of User:%s were not changed; mend what is said above and run it again.\n' "$said" "$principal" >&2
        exit 1
    fi
    echo "User:$principal  $operations  $kind $match  $(printf "$prefix%s " "$@")"
}

# Whoever reads or writes also asks for a topic's settings: how large a record may be, and how long it is kept.
reads() { allow "$1" topic literal Read,Describe,DescribeConfigs "${@:2}"; }
writes() { allow "$1" topic literal Write,Describe,DescribeConfigs "${@:2}"; }

topics=()
for team in marketing sales; do
    topics+=("$team.inbox" "$team.ingress" "$team.decisions" "$team.agreements" "$team.dead-letters" "$team-worker.changelog")
done
topics+=(sales.routing)

team_rules() {
    local team=$1 other=$2 worker=$1-worker
    # The worker looks at every topic's partitions before it starts, and at how large a record may be.
    allow "$worker" topic literal Describe,DescribeConfigs "${topics[@]}"
    # Whether the log is the unfinished target of a copy: copy.journal.
    reads "$worker" copy.journal "$team.inbox" "$team.ingress" "$other.decisions" "$team.agreements" "$other.agreements" \
        "$worker.changelog"
    writes "$worker" "$team.inbox" "$team.decisions" "$team.agreements" "$team.dead-letters" "$worker.changelog"
    allow "$worker" group literal Read,Describe "$worker"
    # <prefix><worker>.<instance>.<lane>
    allow "$worker" transactional-id prefixed Write,Describe "$worker."
    # To see whether the other worker has come to rest.
    allow "$worker" group literal Describe "$other-worker"

    writes "$team-publisher" "$team.inbox" "$team.agreements"
    # Who signs an agreement looks at what both teams have signed.
    reads "$team-publisher" "$team.agreements" "$other.agreements"
    allow "$team-foreign" topic literal Write,Describe "$team.ingress"
    operator_rules "$team" "$other"
}

# Whoever sets right what went wrong in one team, and reads its streams again.
operator_rules() {
    local team=$1 other=$2 operator=$1-operator
    local letters=$team.dead-letters
    allow "$operator" topic literal Describe,DescribeConfigs "${topics[@]}"
    reads "$operator" "$team.inbox" "$team.ingress" "$team.decisions" "$team.agreements" "$other.agreements" "$letters"
    # A letter goes back to where it was read; what was done with it stands beside the letters, in the same transaction.
    writes "$operator" "$team.inbox" "$team.ingress"
    allow "$operator" topic literal Create,Read,Write,Describe,DescribeConfigs "$letters.changelog"
    allow "$operator" group literal Read,Describe "$letters"
    allow "$operator" transactional-id prefixed Write,Describe "$letters."
    # A rebuild empties its shadow before it fills it.
    allow "$operator" topic literal Create,Read,Write,Delete,Describe,DescribeConfigs \
        "shadow.$team.decisions" "shadow.$team.dead-letters" "shadow.$team-worker.changelog"
    # One at a time, as the member of this group.
    allow "$operator" group literal Read,Describe "shadow.$team-worker"
    allow "$operator" group literal Describe "$team-worker"
    # Where the worker stands, should the cluster have forgotten its group's offsets.
    reads "$operator" "$team-worker.changelog"
    allow "$operator" topic prefixed Create,Read,Write,Delete,Describe,DescribeConfigs "$team.own."
    allow "$operator" group prefixed Read,Describe "$team.own."
}

team_rules marketing sales
team_rules sales marketing
reads sales-worker sales.routing
writes sales-worker sales.routing

workers=(marketing-worker sales-worker)
# What was done with dead letters stands beside them; without it all would be shown as open.
letters=(marketing.dead-letters.changelog sales.dead-letters.changelog)

reads leadrelay-reports "${topics[@]}" "${letters[@]}"
allow leadrelay-reports group literal Describe "${workers[@]}"

allow leadrelay-operator topic literal Create,Alter,AlterConfigs,Describe,DescribeConfigs "${topics[@]}"

if [[ $history == yes ]]; then
    reads leadrelay-history "${topics[@]}"
    writes leadrelay-history marketing.inbox sales.inbox
    # To see when both workers have come to rest, and which deadline is next.
    allow leadrelay-history group literal Describe "${workers[@]}"
fi

if [[ $copy == yes ]]; then
    copied=("${workers[@]}" marketing.dead-letters sales.dead-letters)
    allow leadrelay-copy topic literal Create,Read,Write,Alter,AlterConfigs,Describe,DescribeConfigs \
        "${topics[@]}" "${letters[@]}" copy.journal
    allow leadrelay-copy group literal Read,Describe "${copied[@]}"
    allow leadrelay-copy transactional-id prefixed Write,Describe "${copied[@]/%/.}"
    allow leadrelay-copy topic prefixed Create,Read,Write,Alter,AlterConfigs,Describe,DescribeConfigs marketing.own. sales.own.
    allow leadrelay-copy group prefixed Read,Describe marketing.own. sales.own.
fi

if [[ $rules == 0 ]]; then
    echo "acls.sh: $only is none of the principals; leadrelay-history and leadrelay-copy need --history and --copy." >&2
    exit 64
fi
