package io.kesher;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  /** A library of its own, which knows nothing of modules. */
  private static final DescribedPredicate<JavaClass> STATISTICS =
      JavaClass.Predicates.resideInAPackage("io.kesher.models..");

  @Test
  void everyModuleUsesOnlyWhatItDeclares() {
    ApplicationModules.of(Kesher.class, STATISTICS).verify();
  }
}
