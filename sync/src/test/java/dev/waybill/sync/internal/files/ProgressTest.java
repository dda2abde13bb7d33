package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void read_whatWasWritten_isTheSame() {
    Progress progress =
        new Progress(
            new Progress.Current(
                "ä \"1\".csv",
                "ab",
                12,
                Progress.State.PART,
                List.of(new Progress.Aside(2, 9, 3), new Progress.Aside(10, 20, 1))),
            List.of("ab", "cd"),
            List.of(
                new Watched(
                    new Look("b.part", 7, Instant.parse("2026-11-28T12:00:00.123456789Z"), "(1,2)"),
                    Instant.EPOCH)));

    assertThat(ProgressJson.read(ProgressJson.write(progress))).isEqualTo(progress);
    assertThat(ProgressJson.read(ProgressJson.write(Progress.NONE))).isEqualTo(Progress.NONE);
  }

  @Test
  void read_anythingElse_isRefused() {
    for (String text : List.of("{\"current\":[1]}", "{\"recent\":[", "x")) {
      assertThatThrownBy(() -> ProgressJson.read(text))
          .isInstanceOf(WaybillException.class)
          .hasMessage("the watermark of this source of type files cannot be read")
          .extracting(e -> ((WaybillException) e).code())
          .isEqualTo(ErrorCode.INTERNAL);
    }
  }

  @Test
  void with_manyWholeFiles_remembersTheNewest() {
    Progress progress = Progress.NONE;
    for (int i = 0; i <= Progress.MOST_RECENT; i++) {
      progress =
          progress.with(
              new Progress.Current("a", "digest" + i, 1, Progress.State.WHOLE, List.of()));
    }

    assertThat(progress.recent())
        .hasSize(Progress.MOST_RECENT)
        .startsWith("digest" + Progress.MOST_RECENT)
        .doesNotContain("digest0");
  }
}
