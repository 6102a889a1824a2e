package io.lakewise.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the modules promise each other, read from their compiled classes. */
class ArchitectureTest {

  private static final String[] LIBRARIES = {
    "io.lakewise.table..", "io.lakewise.catalog..", "io.lakewise.engine.."
  };

  /** Methods that fetch time, chance or waiting from the machine; an empty set means all. */
  private static final Map<String, Set<String>> FORBIDDEN =
      Map.ofEntries(
          Map.entry(System.class.getName(), Set.of("currentTimeMillis", "nanoTime")),
          Map.entry(Instant.class.getName(), Set.of("now")),
          Map.entry(LocalDate.class.getName(), Set.of("now")),
          Map.entry(LocalDateTime.class.getName(), Set.of("now")),
          Map.entry(Clock.class.getName(), Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry(InstantSource.class.getName(), Set.of("system")),
          Map.entry(UUID.class.getName(), Set.of("randomUUID")),
          Map.entry(Math.class.getName(), Set.of("random")),
          Map.entry(Random.class.getName(), Set.of("<init>")),
          Map.entry(SplittableRandom.class.getName(), Set.of("<init>")),
          Map.entry(ThreadLocalRandom.class.getName(), Set.of()),
          Map.entry(Thread.class.getName(), Set.of("<init>", "sleep", "start")),
          Map.entry(TimeUnit.class.getName(), Set.of("sleep")),
          Map.entry(LockSupport.class.getName(), Set.of("parkNanos", "parkUntil")),
          Map.entry(Executors.class.getName(), Set.of()));

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lakewise");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.lakewise.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void timeChanceAndThreadsComeFromOutside() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARIES)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it is time, chance or waiting of the machine", ArchitectureTest::isForbidden))
        .because("a seed must be able to replay a history: take them by constructor")
        .check(classes);
  }

  @Test
  void librariesDoNotPrint() {
    noClasses()
        .that()
        .resideInAnyPackage(LIBRARIES)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("only the command line speaks to users")
        .check(classes);
  }

  @Test
  void noPackageIsADrawerForAnything() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..")
        .because("a package is named by what it is about")
        .check(classes);
  }

  private static boolean isForbidden(JavaAccess<?> access) {
    Set<String> methods = FORBIDDEN.get(access.getTargetOwner().getName());
    return methods != null && (methods.isEmpty() || methods.contains(access.getName()));
  }
}
