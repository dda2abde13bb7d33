package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.OrderRecord;

/** Where the orders come from by their places; what was changed from outside is laid over it. */
interface OrderSource {
  /** A new copy, which the caller may change. */
  OrderRecord compose(int place, long modified);

  long created(int place);

  long placed(int place);

  int customerId(int place);

  int status(int place);

  int warehouse(int place);

  void status(int place, int to);

  /** Ships it at this date in microseconds; 0 takes the date away. */
  void ship(int place, long at);

  /** Takes away the last line, if there are two or more. */
  void dropLine(int place);
}
