-- waybill.parse_start: reads a date as people type it.
-- Parameters: typed. Returns: the instant; a date without an offset is read in the zone of waybill.installation.
-- Raises: WB013 for a word, a date of two readings, a future date, and what is no date at all.
create or replace function waybill.parse_start(typed text) returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp set datestyle = 'ISO, MDY'
as $waybill$
declare
  zone    text := (select timezone from waybill.installation);
  example text := ' Write it like 2017-01-31, 2017-01-31 14:30 or 2017-01-31T14:30:00Z.';
  parts   text[];
  a       integer;
  b       integer;
  text_in text := btrim(typed);
  word    text;
  result  timestamptz;
begin
  -- Month and day in either order, where only one reading is possible.
  parts := regexp_match(text_in, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)(.*)$');
  if parts is not null then
    a := parts[1]::integer;
    b := parts[2]::integer;
    if a <= 12 and b <= 12 and a <> b then
      raise exception using errcode = 'WB013', message =
        format('The start ''%s'' can be read in two ways, as %s-%s-%s or %s-%s-%s.', left(text_in, 40),
          parts[3], lpad(parts[1], 2, '0'), lpad(parts[2], 2, '0'), parts[3], lpad(parts[2], 2, '0'), lpad(parts[1], 2, '0'))
        || example;
    end if;
    text_in := parts[3] || '-' || case when a > 12 then parts[2] || '-' || parts[1] else parts[1] || '-' || parts[2] end || parts[4];
  end if;
  -- Only a four-digit year makes a date; numbers alone ("20170131" aside) and short years are guesses.
  if text_in !~ '(^|[^\d:.])\d{4}([^\d]|$)' and text_in !~ '^\d{8}([T ]|$)' then
    raise exception using errcode = 'WB013', message = format('The start ''%s'' is not a date with a year of four digits.', left(text_in, 40)) || example;
  end if;
  for word in select lower(m[1]) from regexp_matches(text_in, '([[:alpha:]]+)', 'g') m loop
    if word !~ '^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|mon(day)?|tue(s|sday)?|wed(nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?|t|z|am|pm|utc|gmt)$' then
      raise exception using errcode = 'WB013', message = format('The start ''%s'' is not a date.', left(text_in, 40)) || example;
    end if;
  end loop;
  begin
    if text_in ~* '(z|utc|gmt|\d[ ]?[+-]\d{1,2}(:?\d{2})?)$' and text_in ~ ':' then
      result := text_in::timestamptz;
    else
      result := text_in::timestamp at time zone zone;
    end if;
  exception when data_exception then
    raise exception using errcode = 'WB013', message = format('The start ''%s'' is not a date.', left(text_in, 40)) || example;
  end;
  perform waybill.check_start(result);
  return result;
end
$waybill$;
