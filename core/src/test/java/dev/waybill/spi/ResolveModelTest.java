package dev.waybill.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Mistake;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

  @Test
  void resolve_manyMistakes_tellsAllWithTheirPaths() {
    CatalogTable table =
        new CatalogTable(
            new TableName("shop", "a"),
            List.of(
                new CatalogTable.Column("id", "int", false),
                new CatalogTable.Column("note", "text", true)),
            List.of("id"),
            List.of(),
            List.of());
    ResolveModel model =
        new ResolveModel(name -> name.endsWith("a") ? Optional.of(table) : Optional.empty())
            .mostColumns(1)
            .dates(column -> column.type().equals("date"))
            .queues(
                List.of(
                    QueueSettings.named("q")
                        .withTables("shop.a", "shop.c")
                        .withReaders("known", "stranger")),
                name -> Optional.of(name + " is taken."),
                Set.of("stranger"));

    assertThatThrownBy(
            () ->
                model.resolve(
                    List.of(
                        TableSettings.named("shop.a").withModified("note"),
                        TableSettings.named("shop.b"),
                        TableSettings.named("shop.a").withModified("note"))))
        .isInstanceOfSatisfying(
            WaybillException.class,
            e ->
                assertThat(e.mistakes())
                    .containsExactlyInAnyOrder(
                        new Mistake(
                            List.of("tables", "1", "modified"),
                            "Table shop.a modified: column note is of type text; name a timestamp"
                                + " or date, or leave modified out."),
                        new Mistake(
                            List.of("tables", "1", "name"),
                            "Table shop.a has 2 columns, of which 1 can be frozen; leave some out"
                                + " with exclude:."),
                        new Mistake(
                            List.of("tables", "2", "name"),
                            "Table shop.b is not in the database; check schema and spelling."),
                        new Mistake(
                            List.of("tables", "3", "name"), "Table shop.a is listed twice."),
                        new Mistake(List.of("queues", "q"), "q is taken."),
                        new Mistake(
                            List.of("queues", "q", "tables", "2"),
                            "Queue q tables: shop.c is not among the tracked tables."),
                        new Mistake(
                            List.of("queues", "q", "readers", "2"),
                            "Queue q readers: there is no user or role stranger. Create it, or"
                                + " correct its name.")));
  }
}
