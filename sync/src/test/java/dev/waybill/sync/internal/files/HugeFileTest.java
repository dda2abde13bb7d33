package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.Loaded;
import dev.waybill.load.Page;
import dev.waybill.load.TableRows;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of any size is read a page at a time. */
class HugeFileTest {
  private static final int RECORDS = 300_000;

  @TempDir private Path folder;

  @Test
  void file_ofManyRecords_comesInPages() throws Exception {
    Inbox inbox = new Inbox(folder);
    write(inbox.drop("orders.csv", ""));
    int pages = 0;
    long rows = 0;
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      for (Page page = pass.next(); page != null; page = pass.next()) {
        int held = page.tables().stream().map(TableRows::rows).mapToInt(List::size).sum();
        assertThat(held).isLessThanOrEqualTo(BuildPage.MOST_RECORDS);
        pages++;
        rows += held;
        pass.committed(Loaded.nothing());
      }
    }

    assertThat(rows).isEqualTo(RECORDS);
    assertThat(pages).isEqualTo(RECORDS / BuildPage.MOST_RECORDS);
    assertThat(inbox.expected).containsExactly((long) RECORDS);
  }

  private static void write(Path file) throws IOException {
    try (Writer text = Files.newBufferedWriter(file)) {
      text.write("OrderID,Total,Note,OrderDate\n");
      for (int i = 1; i <= RECORDS; i++) {
        text.write(i + ",12.50,a note,2026-01-31T17:30:00\n");
      }
    }
    Files.setLastModifiedTime(file, FileTime.from(Inbox.NOON.minusSeconds(60)));
  }

  @Test
  void records_thatAreWide_makeSmallerPages() throws Exception {
    Inbox inbox = new Inbox(folder);
    String wide = "1,\"" + "x".repeat(2_000_000) + "\"\n";
    inbox.drop("orders.csv", "OrderID,Other\n" + wide + wide + wide);

    assertThat(inbox.pages(9)).isEqualTo(1);

    inbox.with("columns", Map.of("Other", "Note"));
    inbox.drop("orders.csv", "OrderID,Other\n" + wide + wide + wide + wide);
    assertThat(inbox.pages(9)).isEqualTo(2);
    assertThat(inbox.rejects).hasSize(4);
  }
}
