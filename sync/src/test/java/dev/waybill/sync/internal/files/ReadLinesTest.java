package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadLinesTest {
  private static List<String> lines(Reader text) throws Exception {
    ReadLines read = new ReadLines(text);
    List<String> lines = new ArrayList<>();
    for (String line = read.next(); line != null; line = read.next()) {
      lines.add(read.number() + line);
    }
    return lines;
  }

  @Test
  void next_everyKindOfEnd_isALine() throws Exception {
    assertThat(lines(new StringReader("a\nb\r\nc\rd\n\r\n\re")))
        .containsExactly("1a", "2b", "3c", "4d", "5", "6", "7e");
    assertThat(lines(new StringReader(""))).isEmpty();
    assertThat(lines(new StringReader("\n"))).containsExactly("1");
  }

  @Test
  void next_endsThatAreCutByTheBuffer_areOne() throws Exception {
    String text = "a".repeat((1 << 16) - 1) + "\r\nb";

    assertThat(lines(new StringReader(text))).hasSize(2).last().isEqualTo("2b");
  }

  @Test
  void next_lineWithoutAnEnd_isRefused() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, 'x');
            return length;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> lines(endless))
        .isInstanceOf(Unreadable.class)
        .hasMessage("is longer than 16 million characters");
  }
}
