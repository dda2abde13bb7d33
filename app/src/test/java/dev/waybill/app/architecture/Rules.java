package dev.waybill.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * Which module and package may depend on which.
 *
 * @param root the package above all modules: the product's own, or that of the bad examples
 */
record Rules(String root) {
  private String of(String packages) {
    return root + packages;
  }

  private String[] aboveCore() {
    return new String[] {
      of(".app.."),
      of(".contract.."),
      of(".sync.."),
      of(".deliver.."),
      of(".sandbox.."),
      of(".bench..")
    };
  }

  private DescribedPredicate<JavaClass> core() {
    return resideInAPackage(of(".."))
        .and(DescribedPredicate.not(resideInAnyPackage(aboveCore())))
        .as("are in core");
  }

  private static DescribedPredicate<JavaClass> partsOfTheLanguage() {
    return DescribedPredicate.describe(
        "primitives and their arrays", type -> type.getBaseComponentType().isPrimitive());
  }

  ArchRule coreDependsOnLittle() {
    return classes()
        .that(core())
        .should()
        .onlyDependOnClassesThat(
            core()
                .or(
                    resideInAnyPackage(
                        "java..",
                        "javax.sql..",
                        "org.slf4j..",
                        "com.samskivert.mustache..",
                        "org.jspecify.annotations..",
                        "org.h2..",
                        "org.postgresql.."))
                .or(partsOfTheLanguage()))
        .as("core depends on JDBC and its drivers, SLF4J and a template engine, nothing else");
  }

  ArchRule callersApiDoesNotKnowInternals() {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat(resideInAPackage(of(".internal..")))
        .as("what callers use does not depend on internal");
  }

  ArchRule spiDoesNotKnowInternals() {
    return noClasses()
        .that()
        .resideInAPackage(of(".spi.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".internal..")))
        .as("what implementers use does not depend on internal");
  }

  ArchRule internalsAreTheirModulesOwn() {
    return noClasses()
        .that()
        .resideInAnyPackage(aboveCore())
        .should()
        .dependOnClassesThat(resideInAPackage(of(".internal..")))
        .as("no other module depends on the internals of core");
  }

  ArchRule packsDoNotKnowEachOther() {
    return slices()
        .matching(of(".internal.(*).."))
        .should()
        .notDependOnEachOther()
        .as("database packs do not depend on each other");
  }

  ArchRule syncDependsOnCore() {
    return noClasses()
        .that()
        .resideInAPackage(of(".sync.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(of(".app.."), of(".contract.."), of(".deliver.."), of(".bench..")))
        .as("sync depends on core alone");
  }

  ArchRule syncsApiDoesNotKnowSources() {
    return noClasses()
        .that()
        .resideInAnyPackage(of(".sync"), of(".sync.spi.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".sync.internal..")))
        .as("what callers of sync and its implementers use does not depend on a source");
  }

  ArchRule sourcesAreSyncsOwn() {
    return noClasses()
        .that()
        .resideInAnyPackage(of(".app.."), of(".contract.."), of(".deliver.."), of(".bench.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".sync.internal..")))
        .as("no other module depends on the internals of sync");
  }

  ArchRule sourcesDoNotKnowEachOther() {
    return slices()
        .matching(of(".sync.internal.(*).."))
        .should()
        .notDependOnEachOther()
        .as("kinds of sources do not depend on each other");
  }

  ArchRule appKnowsNoTests() {
    return noClasses()
        .that()
        .resideInAPackage(of(".app.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(of(".contract.."), of(".bench.."), "org.junit..", "org.assertj.."))
        .as("app depends on no test library");
  }

  ArchRule sandboxDependsOnLittle() {
    return classes()
        .that()
        .resideInAPackage(of(".sandbox.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    of(".sandbox.."),
                    root,
                    of(".spi.."),
                    "java..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify.annotations..")
                .or(partsOfTheLanguage()))
        .as("sandbox depends on core's API, the JDK's server and Jackson's parser, nothing else");
  }

  ArchRule sandboxIsForAppAndMeasurements() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(of(".sandbox.."), of(".app.."), of(".bench.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".sandbox..")))
        .as("nothing but app and bench depends on the sandbox");
  }

  ArchRule internalsOfTheSandboxAreItsOwn() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(of(".sandbox.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".sandbox.internal..")))
        .as("no other module depends on the internals of the sandbox");
  }

  ArchRule partsOfAppStandInOrder() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            of(".app.config.."), of(".app.print.."), of(".app.demo.."), of(".app.run.."))
        .should()
        .dependOnClassesThat(resideInAPackage(of(".app.cli..")))
        .as("configuration, printing, demo and service do not depend on the commands");
  }

  ArchRule everyPackageIsNullMarked() {
    return classes()
        .that()
        .resideInAPackage(of(".."))
        .should(
            new ArchCondition<>("live in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
              }
            });
  }

  ArchRule onlyTheScreenPrints() {
    return noClasses()
        .that()
        .resideInAnyPackage(of(".."))
        .and()
        .resideOutsideOfPackage(of(".contract.."))
        .and()
        .doNotHaveSimpleName("Screen")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .as("only Screen touches System.out and System.err");
  }
}
