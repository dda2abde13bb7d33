package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.Row;
import java.util.Optional;

/** Where the customers come from by their places. */
interface CustomerSource {
  /** A new copy, which the caller may change. */
  Row compose(int place, long modified);

  Optional<Row> site(int place);

  Optional<Row> account(int place);

  long created(int place);

  int type(int place);

  int status(int place);

  /** Gives the customer another address. */
  void move(int place);
}
