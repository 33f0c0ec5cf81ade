-- After a restore: this database's history is another than the one that a node may still hold in its memory. An epoch
-- that was never used makes such a node read everything anew instead of going on from a position that now means
-- something else. Milliseconds since 1970, so that no epoch of the lost history can be the same.
do $$ begin
  if to_regclass('public.ledger_head') is not null then
    update public.ledger_head set epoch = greatest(epoch + 1, (extract(epoch from clock_timestamp()) * 1000)::int8);
  end if;
end $$;
