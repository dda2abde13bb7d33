package dev.waybill.sync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host:5432/shop, jdbc:postgresql://host:5432/shop",
    "jdbc:postgresql://host/shop?user=u&password=secret, jdbc:postgresql://host/shop",
    "jdbc:postgresql://u:secret@host/shop?a=b, jdbc:postgresql://host/shop",
    "jdbc:oracle:thin:scott/secret@//host:1521/x, jdbc:oracle://host:1521/x",
    "jdbc:sqlserver://host;databaseName=shop;password=secret, jdbc:sqlserver://host",
    "jdbc:postgresql://host/shop?password=se@cret, jdbc:postgresql:...",
    "jdbc:postgresql://u:se?secret@host/shop, jdbc:postgresql:...",
    "jdbc:h2:mem:shop;MODE=MySQL, jdbc:h2:mem:shop"
  })
  void shown_urlWithSecrets_hasNone(String url, String shown) {
    assertThat(SafeUrl.shown(url)).isEqualTo(shown).doesNotContain("secret");
  }

  @Test
  void identity_otherPasswordOrTimeout_isTheSame() {
    assertThat(SafeUrl.identity("jdbc:postgresql://u:a@host/shop?socketTimeout=3"))
        .isEqualTo(SafeUrl.identity("jdbc:postgresql://host/shop?password=b"));
  }

  @Test
  void identity_otherDatabaseInAParameter_isAnother() {
    assertThat(SafeUrl.identity("jdbc:sqlserver://host;databaseName=shop;password=secret"))
        .isEqualTo("jdbc:sqlserver://host;databaseName=shop");
  }
}
