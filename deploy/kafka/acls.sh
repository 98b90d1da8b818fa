#!/usr/bin/env bash
# Who may do what on the cluster: one principal for each team and role. Marketing's cannot write what is sales', and the
# reverse; each worker may read the other team's decisions; foreign systems write their ingress alone.
#
#   acls.sh --print [--prefix TEXT] [--history] [--copy]          one line a rule: principal, operation, kind, match, name
#   acls.sh --bootstrap-server HOST:PORT [--prefix TEXT] [--history] [--copy] [--command-config FILE]
#                                                                 adds the rules (again: no change)
#
# --prefix is the one of the address (?prefix=acme.). KAFKA_ACLS names the tool where it is not kafka-acls.sh in the PATH.
# Principals, as User:NAME:
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

prefix="" server="" config=() print=no history=no copy=no
while [[ $# -gt 0 ]]; do
    case $1 in
        --print) print=yes && shift ;;
        --history) history=yes && shift ;;
        --copy) copy=yes && shift ;;
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

# allow PRINCIPAL KIND MATCH NAME OPERATION...
allow() {
    local principal=$1 kind=$2 match=$3 name=$4 operation operations=()
    shift 4
    for operation in "$@"; do
        if [[ $print == yes ]]; then echo "$principal $operation $kind $match $name"; fi
        operations+=(--operation "$operation")
    done
    if [[ $print == no ]]; then
        "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$server" ${config[@]+"${config[@]}"} --add \
            --allow-principal "User:$principal" "${operations[@]}" "--$kind" "$name" --resource-pattern-type "$match"
    fi
}

reads() { local principal=$1 topic && shift && for topic in "$@"; do allow "$principal" topic literal "$prefix$topic" Read Describe; done; }
writes() { local principal=$1 topic && shift && for topic in "$@"; do allow "$principal" topic literal "$prefix$topic" Write Describe; done; }

topics=()
for team in marketing sales; do
    topics+=("$team.inbox" "$team.ingress" "$team.decisions" "$team.agreements" "$team.dead-letters" "$team-worker.changelog")
done
topics+=(sales.routing)

team_rules() {
    local team=$1 other=$2 worker=$1-worker topic
    # The worker looks at every topic's partitions before it starts, and at how large a record may be.
    for topic in "${topics[@]}"; do allow "$worker" topic literal "$prefix$topic" Describe DescribeConfigs; done
    # Whether the log is the unfinished target of a copy.
    reads "$worker" copy.journal
    reads "$worker" "$team.inbox" "$team.ingress" "$other.decisions" "$team.agreements" "$other.agreements" "$worker.changelog"
    writes "$worker" "$team.inbox" "$team.decisions" "$team.agreements" "$team.dead-letters" "$worker.changelog"
    allow "$worker" group literal "$prefix$worker" Read Describe
    # <prefix><worker>.<instance>.<lane>
    allow "$worker" transactional-id prefixed "$prefix$worker." Write Describe
    # To see whether the other worker has come to rest.
    allow "$worker" group literal "$prefix$other-worker" Describe

    writes "$team-publisher" "$team.inbox" "$team.agreements"
    writes "$team-foreign" "$team.ingress"
    operator_rules "$team" "$other"
}

# Whoever sets right what went wrong in one team, and reads its streams again.
operator_rules() {
    local team=$1 other=$2 operator=$1-operator topic
    local letters=$team.dead-letters shadow=("shadow.$1.decisions" "shadow.$1.dead-letters" "shadow.$1-worker.changelog")
    for topic in "${topics[@]}"; do allow "$operator" topic literal "$prefix$topic" Describe DescribeConfigs; done
    reads "$operator" "$team.inbox" "$team.ingress" "$team.decisions" "$team.agreements" "$other.agreements" "$letters"
    # A letter goes back to where it was read; what was done with it stands beside the letters, in the same transaction.
    writes "$operator" "$team.inbox" "$team.ingress"
    allow "$operator" topic literal "$prefix$letters.changelog" Create Read Write Describe DescribeConfigs
    allow "$operator" group literal "$prefix$letters" Read Describe
    allow "$operator" transactional-id prefixed "$prefix$letters." Write Describe
    # A rebuild empties its shadow before it fills it.
    for topic in "${shadow[@]}"; do
        allow "$operator" topic literal "$prefix$topic" Create Read Write Delete Describe DescribeConfigs
    done
    allow "$operator" group literal "$prefix$team-worker" Describe
    allow "$operator" topic prefixed "$prefix$team.own." Create Read Write Delete Describe DescribeConfigs
    allow "$operator" group prefixed "$prefix$team.own." Read Describe
}

team_rules marketing sales
team_rules sales marketing
reads sales-worker sales.routing
writes sales-worker sales.routing

# What was done with dead letters stands beside them; without it all would be shown as open.
letters=(marketing.dead-letters.changelog sales.dead-letters.changelog)

reads leadrelay-reports "${topics[@]}" "${letters[@]}"
for group in marketing-worker sales-worker; do allow leadrelay-reports group literal "$prefix$group" Describe; done

for topic in "${topics[@]}"; do
    allow leadrelay-operator topic literal "$prefix$topic" Create Alter AlterConfigs Describe DescribeConfigs
done

if [[ $history == yes ]]; then
    reads leadrelay-history "${topics[@]}"
    writes leadrelay-history marketing.inbox sales.inbox
    # To see when both workers have come to rest, and which deadline is next.
    for group in marketing-worker sales-worker; do allow leadrelay-history group literal "$prefix$group" Describe; done
fi

if [[ $copy == yes ]]; then
    everything=("${topics[@]}" "${letters[@]}" copy.journal)
    for topic in "${everything[@]}"; do
        allow leadrelay-copy topic literal "$prefix$topic" Create Read Write Alter AlterConfigs Describe DescribeConfigs
    done
    for group in marketing-worker sales-worker marketing.dead-letters sales.dead-letters; do
        allow leadrelay-copy group literal "$prefix$group" Read Describe
        allow leadrelay-copy transactional-id prefixed "$prefix$group." Write Describe
    done
    for team in marketing sales; do
        allow leadrelay-copy topic prefixed "$prefix$team.own." Create Read Write Alter AlterConfigs Describe DescribeConfigs
        allow leadrelay-copy group prefixed "$prefix$team.own." Read Describe
    done
fi
