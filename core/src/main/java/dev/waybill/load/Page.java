package dev.waybill.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that go in together, some hundreds to some thousands of them.
 *
 * @param tables rows by table, parents before their parts
 * @param rejects records that the source itself could not read
 * @param watermark how far the source has come with this page; null leaves it as it is
 */
public record Page(List<TableRows> tables, List<Reject> rejects, @Nullable Watermark watermark) {
  public Page {
    tables = List.copyOf(tables);
    rejects = List.copyOf(rejects);
  }
}
