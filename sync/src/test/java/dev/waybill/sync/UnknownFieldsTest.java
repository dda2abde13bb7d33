package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
  private static final NewColumn COLOUR = new NewColumn("colour", Kind.TEXT);
  private static final NewColumn SIZE = new NewColumn("size", Kind.DECIMAL);

  private final UnknownFields unknown = new UnknownFields();
  private final List<String> notices = new ArrayList<>();
  private final List<String> added = new ArrayList<>();

  private final SyncListener listener =
      new SyncListener() {
        @Override
        public void notice(String source, String line) {
          notices.add(source + " " + line);
        }
      };

  private boolean add(NewColumn... columns) {
    return unknown.add(
        "shop",
        Map.of("dbo.Orders", List.of(columns)),
        (table, fresh) -> added.add(table + fresh),
        listener);
  }

  @Test
  void tell_saysEachOnce() {
    unknown.tell("shop", Map.of("dbo.Orders", List.of(COLOUR)), listener);
    unknown.tell("shop", Map.of("dbo.Orders", List.of(COLOUR, SIZE)), listener);
    unknown.tell("shop", Map.of("dbo.Orders", List.of(COLOUR, SIZE)), listener);

    assertThat(notices)
        .containsExactly(
            "shop dbo.Orders: the source has colour, which the table lacks; waybill sync"
                + " --add-columns takes them in",
            "shop dbo.Orders: the source has size, which the table lacks; waybill sync"
                + " --add-columns takes them in");
  }

  @Test
  void add_takesEachOnce() {
    assertThat(add(COLOUR)).isTrue();
    assertThat(add(COLOUR)).isFalse();
    assertThat(add(COLOUR, SIZE)).isTrue();

    assertThat(added).containsExactly("dbo.Orders" + List.of(COLOUR), "dbo.Orders" + List.of(SIZE));
    assertThat(notices).hasSize(2).allMatch(line -> line.contains("waybill install"));
  }
}
