#!/bin/sh
# Run once by the postgres image, when the cluster is made: base backups come from another container of this network.
set -eu
echo 'host replication all samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
