package dev.waybill.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.waybill.app.architecture.bad.CallerKnowsInternals;
import dev.waybill.app.architecture.bad.CoreKnowsSandbox;
import dev.waybill.app.architecture.bad.CoreReadsYaml;
import dev.waybill.app.architecture.bad.app.AppKnowsInternals;
import dev.waybill.app.architecture.bad.app.AppKnowsSandboxInternals;
import dev.waybill.app.architecture.bad.app.AppKnowsSources;
import dev.waybill.app.architecture.bad.app.AppKnowsTests;
import dev.waybill.app.architecture.bad.app.config.ConfigKnowsCommands;
import dev.waybill.app.architecture.bad.app.config.Prints;
import dev.waybill.app.architecture.bad.internal.one.One;
import dev.waybill.app.architecture.bad.sandbox.SandboxKnowsApp;
import dev.waybill.app.architecture.bad.spi.SpiKnowsInternals;
import dev.waybill.app.architecture.bad.sync.SyncKnowsApp;
import dev.waybill.app.architecture.bad.sync.internal.one.OneSource;
import dev.waybill.app.architecture.bad.sync.spi.SourceSpiKnowsSources;
import dev.waybill.app.architecture.bad.unmarked.Unmarked;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String PRODUCT = "dev.waybill";
  private static final String BAD = "dev.waybill.app.architecture.bad";

  private static final JavaClasses PRODUCT_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(PRODUCT);
  private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD);

  /** Each rule, and the bad example that only exists to break it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        rule(Rules::coreDependsOnLittle, CoreReadsYaml.class),
        rule(Rules::callersApiDoesNotKnowInternals, CallerKnowsInternals.class),
        rule(Rules::spiDoesNotKnowInternals, SpiKnowsInternals.class),
        rule(Rules::internalsAreTheirModulesOwn, AppKnowsInternals.class),
        rule(Rules::packsDoNotKnowEachOther, One.class),
        rule(Rules::syncDependsOnCore, SyncKnowsApp.class),
        rule(Rules::syncsApiDoesNotKnowSources, SourceSpiKnowsSources.class),
        rule(Rules::sourcesAreSyncsOwn, AppKnowsSources.class),
        rule(Rules::sourcesDoNotKnowEachOther, OneSource.class),
        rule(Rules::appKnowsNoTests, AppKnowsTests.class),
        rule(Rules::sandboxDependsOnLittle, SandboxKnowsApp.class),
        rule(Rules::sandboxIsForAppAndMeasurements, CoreKnowsSandbox.class),
        rule(Rules::internalsOfTheSandboxAreItsOwn, AppKnowsSandboxInternals.class),
        rule(Rules::partsOfAppStandInOrder, ConfigKnowsCommands.class),
        rule(Rules::everyPackageIsNullMarked, Unmarked.class),
        rule(Rules::onlyTheScreenPrints, Prints.class));
  }

  private static Arguments rule(Function<Rules, ArchRule> rule, Class<?> breaker) {
    return Arguments.argumentSet(rule.apply(new Rules(PRODUCT)).getDescription(), rule, breaker);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void product_keepsTheRule(Function<Rules, ArchRule> rule) {
    rule.apply(new Rules(PRODUCT)).check(PRODUCT_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void badExample_breaksTheRule(Function<Rules, ArchRule> rule, Class<?> breaker) {
    EvaluationResult result = rule.apply(new Rules(BAD)).evaluate(BAD_CLASSES);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains(breaker.getName()));
  }

  /** Rules about packages that nobody finds would hold for any product. */
  @Test
  void product_isFound() {
    assertThat(PRODUCT_CLASSES.stream().map(JavaClass::getPackageName))
        .contains(
            "dev.waybill",
            "dev.waybill.spi",
            "dev.waybill.internal",
            "dev.waybill.internal.postgresql",
            "dev.waybill.load",
            "dev.waybill.options",
            "dev.waybill.sync",
            "dev.waybill.sync.spi",
            "dev.waybill.app.cli",
            "dev.waybill.app.config",
            "dev.waybill.app.print",
            "dev.waybill.app.demo",
            "dev.waybill.contract",
            "dev.waybill.sandbox",
            "dev.waybill.sandbox.internal.world")
        .doesNotContain(BAD);
  }
}
