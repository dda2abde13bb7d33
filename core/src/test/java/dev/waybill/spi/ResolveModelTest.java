package dev.waybill.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveModelTest {
  @ParameterizedTest
  @ValueSource(strings = {"deleted", "changes", "batch", "batches", "Batches"})
  void resolve_nameThatEveryQueueHas_asksForAnother(String name) {
    CatalogTable table =
        new CatalogTable(
            new TableName("shop", name),
            List.of(new CatalogTable.Column("id", "int", false)),
            List.of("id"),
            List.of(),
            List.of());
    ResolveModel model = new ResolveModel(typed -> Optional.of(table));

    assertThatThrownBy(() -> model.resolve(List.of(TableSettings.named("shop." + name))))
        .isInstanceOf(WaybillException.class)
        .hasMessageContaining(
            "Table shop." + name + " cannot be frozen as " + name + ", which every queue has")
        .hasMessageContaining("give it another name with as:.");

    List<TrackedTable> renamed =
        new ResolveModel(typed -> Optional.of(table))
            .resolve(List.of(TableSettings.named("shop." + name).withAs("other")));
    assertThat(renamed).extracting(TrackedTable::frozenName).containsExactly("other");
  }
}
