package dev.waybill.contract.benchmark;

import java.util.List;

/** One thing that is measured. */
interface Measurement {
  /** One word, for the option {@code --only}. */
  String name();

  List<Figure> measure(Options options) throws Exception;
}
