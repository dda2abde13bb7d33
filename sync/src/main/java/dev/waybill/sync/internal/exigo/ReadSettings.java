package dev.waybill.sync.internal.exigo;

import dev.waybill.Secret;
import dev.waybill.options.NearestName;
import dev.waybill.sync.internal.exigo.ExigoSettings.Access;
import dev.waybill.sync.internal.exigo.ExigoSettings.Pace;
import dev.waybill.sync.internal.exigo.ExigoSettings.Scope;
import dev.waybill.sync.internal.exigo.ExigoSettings.Spelling;
import dev.waybill.sync.spi.ReadOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a source's options; what is wrong with them becomes mistakes, all together. */
final class ReadSettings {
  private static final String[] KEYS = {
    "company",
    "login",
    "password",
    "url",
    "timezone",
    "tables",
    "first_load_from",
    "overlap",
    "batch_size",
    "requests_per_second",
    "concurrency",
    "timeout",
    "ignore",
    "customer_types",
    "payable_types"
  };

  /** A part of a host's name. */
  private static final Pattern COMPANY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");

  private static final URI NOWHERE = URI.create("https://invalid/3.0/");

  private final ReadOptions options;

  private ReadSettings(ReadOptions options) {
    this.options = options;
  }

  static ExigoSettings read(ReadOptions options) {
    options.allow(KEYS);
    ReadSettings read = new ReadSettings(options);
    return new ExigoSettings(read.access(), read.pace(), read.scope(), read.spelling());
  }

  private Access access() {
    String company = options.required("company", "acme");
    if (!company.isEmpty() && !COMPANY.matcher(company).matches()) {
      options.mistake("company", "must be letters, digits and hyphens, such as acme");
    }
    String login = filled("login", "api");
    if (login.indexOf(':') >= 0) {
      options.mistake("login", "must not hold a colon, by which HTTP splits it from the password");
    }
    Secret password = new Secret(filled("password", "\"${env:EXIGO_PASSWORD}\""));
    return new Access(company, login, password, base(company));
  }

  private String filled(String key, String example) {
    String text = options.required(key, example);
    if (text.isEmpty() && options.has(key)) {
      options.mistake(key, "is empty");
    }
    return text;
  }

  private URI base(String company) {
    if (options.has("url")) {
      return options.text("url").map(this::url).orElse(NOWHERE);
    }
    return COMPANY.matcher(company).matches()
        ? URI.create("https://" + company.toLowerCase(Locale.ROOT) + "-api.exigo.com/3.0/")
        : NOWHERE;
  }

  private URI url(String typed) {
    try {
      URI url = new URI(typed.strip());
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
      }
    } catch (URISyntaxException e) {
      // Told below, with those that are no address of a web server.
    }
    options.mistake(
        "url", "must be an address such as https://sandboxapi1.exigo.com/3.0/, without a login");
    return NOWHERE;
  }

  private Pace pace() {
    return new Pace(
        options.positive("batch_size", ExigoSettings.DEFAULT_BATCH_SIZE),
        options.positive("requests_per_second", ExigoSettings.DEFAULT_REQUESTS_PER_SECOND),
        options.positive("concurrency", ExigoSettings.DEFAULT_CONCURRENCY),
        options.span("timeout", ExigoSettings.DEFAULT_TIMEOUT));
  }

  private Scope scope() {
    @Nullable ZoneId zone =
        options.has("timezone") ? options.zone("timezone", ZoneOffset.UTC) : null;
    return new Scope(
        tables(),
        zone,
        options.span("overlap", ExigoSettings.DEFAULT_OVERLAP),
        options.text("first_load_from").map(this::day).orElse(null));
  }

  private @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      options.mistake("first_load_from", "must be a date such as 2024-01-31");
      return null;
    }
  }

  private List<String> tables() {
    List<String> typed = options.texts("tables");
    if (typed.isEmpty()) {
      return ApiTables.NAMES;
    }
    List<String> tables = new ArrayList<>();
    for (String name : typed) {
      ApiTables.NAMES.stream()
          .filter(known -> known.equalsIgnoreCase(name))
          .findFirst()
          .ifPresentOrElse(tables::add, () -> options.mistake("tables", unknownTable(name)));
    }
    return ApiTables.NAMES.stream().filter(tables::contains).toList();
  }

  private static String unknownTable(String name) {
    return "there is no table "
        + name
        + "; "
        + NearestName.among(ApiTables.NAMES, name)
            .map(near -> "did you mean " + near + "?")
            .orElse("known are " + String.join(", ", ApiTables.NAMES));
  }

  private Spelling spelling() {
    Set<String> ignore =
        options.texts("ignore").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Map<String, Map<String, Object>> numbers = new HashMap<>();
    numbers.put("CustomerTypeID", numbers("customer_types"));
    numbers.put("PayableTypeID", numbers("payable_types"));
    return new Spelling(ignore, numbers);
  }

  private Map<String, Object> numbers(String key) {
    Map<String, Object> numbers = new HashMap<>();
    options
        .pairs(key)
        .forEach(
            (name, typed) -> {
              try {
                numbers.put(Names.plain(name), Long.valueOf(typed.strip()));
              } catch (NumberFormatException e) {
                options.mistake(key, "the number of " + name + " must be a whole number");
              }
            });
    return numbers;
  }
}
