package dev.waybill.app.sync;

import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.TableRows;
import dev.waybill.load.Watermark;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of source that does what a {@link Script} says. */
public final class ScriptedType implements SourceType {
  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public void check(ReadOptions options) {
    options.allow("script", "password");
    String script = options.required("script", "a name");
    if (options.has("script") && !Script.has(script)) {
      options.mistake("script", "there is no script " + script);
    }
  }

  @Override
  public Source open(ReadOptions options, SourceContext context) {
    return new Scripted(Script.find(options.required("script", "a name")), context);
  }

  private record Scripted(Script script, SourceContext context) implements Source {
    @Override
    public Pass begin(Optional<Watermark> after, Optional<Instant> from) {
      script.begins(
          "after "
              + after.map(Watermark::text).orElse("nothing")
              + from.map(date -> " from " + date).orElse(""));
      int first = from.isPresent() ? 0 : after.map(w -> Integer.parseInt(w.text())).orElse(0);
      return new Walk(script, context, first);
    }

    @Override
    public void close() {}
  }

  private static final class Walk implements Pass {
    private final Script script;
    private final SourceContext context;
    private int page;

    Walk(Script script, SourceContext context, int page) {
      this.script = script;
      this.context = context;
      this.page = page;
    }

    @Override
    public @Nullable Page next() throws InterruptedException {
      if (page >= script.steps().size()) {
        return null;
      }
      List<TableRows> rows = script.steps().get(page).rows(context);
      page++;
      Instant upTo = Script.START.plus(Duration.ofMinutes(page));
      return new Page(rows, List.of(), new Watermark(String.valueOf(page), upTo));
    }

    @Override
    public void committed(Loaded loaded) {
      script.hears(loaded);
    }

    @Override
    public Map<String, List<NewColumn>> unknown() {
      return script.unknown(context);
    }

    @Override
    public void close() {}
  }
}
