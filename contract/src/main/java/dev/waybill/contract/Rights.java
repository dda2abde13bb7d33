package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Secret;
import dev.waybill.WaybillException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R23: a consumer needs rights on its queue alone. */
abstract class Rights extends Promise {
  Rights(PackUnderTest pack) {
    super(pack, Capability.RIGHTS);
  }

  private static final String PASSWORD = "not a secret here";

  /** A shop whose queue "mine" this reader may use, and a session as that reader. */
  private Session reader(Shop shop, String name) throws SQLException {
    Secret password = new Secret(PASSWORD);
    return new Session(DriverManager.getConnection(shop.database().url(), name, password.reveal()));
  }

  private Shop shopFor(String reader) throws SQLException {
    Shop shop =
        built(QueueSettings.named("queue"), QueueSettings.named("mine").withReaders(reader));
    for (String statement : pack.createUser(reader, PASSWORD)) {
      shop.admin().script(statement);
    }
    shop.waybill().install();
    shop.refresh("queue");
    shop.refresh("mine");
    shop.admin().note(1);
    shop.admin().run("delete from shop.customers");
    return shop;
  }

  @Test
  void R23_reader_refreshesReadsAndRecalls() throws Exception {
    String name = user();
    Shop shop = shopFor(name);
    try (Session reader = reader(shop, name)) {
      assertThat(reader.rows(pack.refresh("mine"))).hasSize(1);
      assertThat(reader.rows("select noteid from mine.notes")).containsExactly("1");
      shop.everything(reader, "mine");
      assertThat(reader.rows(pack.refresh("mine", "2017-01-01"))).hasSize(1);
      assertThat(reader.rows(pack.recall("mine", 1))).hasSize(1);
      assertThat(reader.rows("select id from mine.batch")).containsExactly("1");
    }
  }

  @Test
  void R23_reader_cannotReadTheTables() throws Exception {
    String name = user();
    Shop shop = shopFor(name);
    try (Session reader = reader(shop, name)) {
      denied(() -> reader.rows("select * from shop.notes"));
      denied(() -> reader.run("insert into shop.notes values (9, 'x')"));
      denied(() -> reader.run("delete from shop.notes"));
    }
  }

  @Test
  void R23_reader_cannotTouchAnotherQueue() throws Exception {
    String name = user();
    Shop shop = shopFor(name);
    List<String> before = shop.everything("queue");
    try (Session reader = reader(shop, name)) {
      denied(() -> reader.rows("select * from queue.notes"));
      denied(() -> reader.rows("select * from queue.batch"));
      denied(() -> reader.rows(pack.refresh("queue")));
      denied(() -> reader.rows(pack.refresh("queue", "2017-01-01")));
      denied(() -> reader.rows(pack.recall("queue", 1)));
    }
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.waybill().queue("queue").batches()).hasSize(1);
  }

  @Test
  void R23_reader_cannotWriteItsBatch() throws Exception {
    String name = user();
    Shop shop = shopFor(name);
    shop.refresh("mine");
    List<String> before = shop.everything("mine");
    try (Session reader = reader(shop, name)) {
      denied(() -> reader.run("delete from mine.notes"));
      denied(() -> reader.run("update mine.notes set body = 'x'"));
      denied(() -> reader.run("insert into mine.notes values (9, 'x')"));
      denied(() -> reader.run("delete from mine.batch"));
      denied(() -> reader.script("drop view mine.notes"));
      denied(() -> reader.script("create table mine.t (i int)"));
    }
    assertThat(shop.everything("mine")).isEqualTo(before);
  }

  @Test
  void R23_writers_needNoRightsOnTheLog() throws Exception {
    String name = user();
    Shop shop = shopFor("other" + name);
    for (String statement : pack.createUser(name, PASSWORD)) {
      shop.admin().script(statement);
    }
    for (String statement : pack.allowReading(name, "shop")) {
      shop.admin().script(statement);
    }
    shop.admin().script("grant insert, update, delete on shop.notes to " + name);
    shop.refresh("queue");
    try (Session writer = reader(shop, name)) {
      writer.note(50);
      writer.run("update shop.notes set body = 'by a writer' where noteid = 50");
      writer.run("delete from shop.notes where noteid = 1");
      denied(() -> writer.rows(pack.refresh("queue")));
      denied(() -> writer.rows("select * from queue.notes"));
    }
    shop.refresh("queue");
    assertThat(shop.view("queue", "notes")).containsExactly("50|by a writer");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
  }

  @Test
  void R23_unknownReader_isNamed() throws Exception {
    Shop shop = settled();
    String nobody = user();
    assertThatThrownBy(
            () -> shop.waybill().createQueue(QueueSettings.named("theirs").withReaders(nobody)))
        .isInstanceOfSatisfying(WaybillException.class, e -> oneClearLine(e.getMessage(), nobody));
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.refresh("theirs"));
  }

  /** Users of some databases belong to the server: a new name each time. */
  private static String user() {
    return "reader" + UUID.randomUUID().toString().replace("-", "");
  }

  private static void denied(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(SQLException.class);
  }
}
