package dev.waybill.app.print;

import dev.waybill.Rows;

/** Writes rows in one format: a beginning, each row, an end. */
interface RowSink {
  void begin(Rows rows);

  void row(Rows rows);

  void end();
}
