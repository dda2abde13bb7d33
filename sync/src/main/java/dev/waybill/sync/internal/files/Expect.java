package dev.waybill.sync.internal.files;

import dev.waybill.sync.spi.SourceContext;
import java.util.List;

/** Estimates how many records a pass will bring, from those of the files that it has read. */
final class Expect {
  private final SourceContext context;
  private long bytesLeft;
  private long bytesRead;
  private long records;

  Expect(SourceContext context, List<Look> files) {
    this.context = context;
    this.bytesLeft = files.stream().mapToLong(Look::size).sum();
  }

  void inspected(Inspection file) {
    bytesRead += file.look().size();
    bytesLeft = Math.max(0, bytesLeft - file.look().size());
    records += file.records();
    double perByte = bytesRead == 0 ? 0 : (double) records / bytesRead;
    context.listener().expected(context.name(), records + Math.round(bytesLeft * perByte));
  }
}
