package dev.waybill.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void load_namedButMissing_saysHowToWriteOne() {
    Path missing = folder.resolve("missing.yaml");

    assertThatExceptionOfType(WaybillException.class)
        .isThrownBy(() -> ConfigFile.load(missing))
        .withMessage("There is no file %s. Write one with: waybill init --config %1$s", missing)
        .extracting(WaybillException::code)
        .isEqualTo(ErrorCode.CONFIGURATION);
  }

  @Test
  void load_notUtf8_isRefused() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "timezone: Zürich".getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(WaybillException.class)
        .isThrownBy(() -> ConfigFile.load(file))
        .withMessageContaining("is not UTF-8 text");
  }

  @Test
  void write_thenLoad_andASecondWriteIsRefused() {
    Path file = folder.resolve("waybill.yaml");

    assertThat(ConfigFile.write(file)).isEqualTo(file);
    assertThat(ConfigFile.load(file).config().usesBuiltInModel()).isTrue();
    assertThatExceptionOfType(WaybillException.class)
        .isThrownBy(() -> ConfigFile.write(file))
        .withMessageContaining("is there already and stays as it is")
        .extracting(WaybillException::code)
        .isEqualTo(ErrorCode.REFUSED);
  }
}
