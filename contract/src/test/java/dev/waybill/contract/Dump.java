package dev.waybill.contract;

import dev.waybill.Waybill;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * What pg_dump and pg_restore do to the tables of a shop and of Waybill: the definitions are made
 * anew, the rows copied, triggers asleep; transaction ids start afresh.
 */
final class Dump {
  private Dump() {}

  static void restore(Session from, Session to, Waybill waybill) throws SQLException, IOException {
    Shop.define(to);
    waybill.install();
    List<String> tables =
        from.rows(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                + " and n.nspname in ('waybill', 'shop', 'queue', 'docs') order by 1");
    to.script("set session_replication_role = replica");
    for (String table : tables) {
      to.script("truncate " + table + " cascade");
    }
    for (String table : tables) {
      String columns =
          from.rows(
                  "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                      + " where attrelid = ?::regclass and attnum > 0 and not attisdropped"
                      + " and attgenerated = ''",
                  table)
              .get(0);
      ByteArrayOutputStream rows = new ByteArrayOutputStream();
      from.connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy " + table + " (" + columns + ") to stdout", rows);
      to.connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy " + table + " (" + columns + ") from stdin",
              new ByteArrayInputStream(rows.toByteArray()));
    }
    for (String sequence :
        from.rows(
            "select format('%I.%I', schemaname, sequencename) || ' ' || last_value from"
                + " pg_sequences where schemaname = 'waybill' and last_value is not null")) {
      String[] parts = sequence.split(" ", -1);
      to.rows("select setval(?::regclass, ?::bigint)", parts[0], parts[1]);
    }
    to.script("reset session_replication_role");
  }
}
