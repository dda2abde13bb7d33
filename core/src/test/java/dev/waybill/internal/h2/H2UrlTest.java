package dev.waybill.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class H2UrlTest {
  private static final String OURS =
      "MODE=MSSQLServer;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_LOWER=TRUE;NON_KEYWORDS=KEY;"
          + "LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  @Test
  void complete_file_getsOurSettingsAndAServer() {
    assertThat(H2Url.complete("jdbc:h2:file:./waybill-data/waybill").text())
        .isEqualTo(
            "jdbc:h2:file:./waybill-data/waybill;" + OURS + ";WRITE_DELAY=0;AUTO_SERVER=TRUE");
  }

  @Test
  void complete_relativeFile_isMadeToStartAtTheWorkingDirectory() {
    assertThat(H2Url.complete("jdbc:h2:waybill-data/waybill").text())
        .startsWith("jdbc:h2:./waybill-data/waybill;");
    assertThat(H2Url.complete("jdbc:h2:file:data/w").text()).startsWith("jdbc:h2:file:./data/w;");
    assertThat(H2Url.complete("jdbc:h2:/data/w").text()).startsWith("jdbc:h2:/data/w;");
    assertThat(H2Url.complete("jdbc:h2:~/w").text()).startsWith("jdbc:h2:~/w;");
    assertThat(H2Url.complete("jdbc:h2:file:C:/w").text()).startsWith("jdbc:h2:file:C:/w;");
  }

  @Test
  void complete_memory_staysWhenTheLastConnectionCloses() {
    assertThat(H2Url.complete("jdbc:h2:mem:shop").text())
        .isEqualTo("jdbc:h2:mem:shop;" + OURS + ";DB_CLOSE_DELAY=-1");
  }

  @Test
  void complete_settingsOfTheUser_win() {
    assertThat(
            H2Url.complete("jdbc:h2:mem:shop;mode=Regular;Database_To_Upper=TRUE;LOCK_TIMEOUT=1")
                .text())
        .contains(";MODE=Regular;DATABASE_TO_UPPER=TRUE;LOCK_TIMEOUT=1;")
        .doesNotContain("MSSQLServer")
        .doesNotContain("DATABASE_TO_LOWER");
  }

  @Test
  void complete_readOnlyFileAndServer_getNoServerOfTheirOwn() {
    assertThat(H2Url.complete("jdbc:h2:file:/data/w;ACCESS_MODE_DATA=r").text())
        .doesNotContain("AUTO_SERVER");
    assertThat(H2Url.complete("jdbc:h2:file:/data/w", file -> !file.equals("/data/w.mv.db")).text())
        .contains(";ACCESS_MODE_DATA=r")
        .doesNotContain("AUTO_SERVER");
    assertThat(H2Url.complete("jdbc:h2:tcp://127.0.0.1/w").text()).doesNotContain("AUTO_SERVER");
  }
}
