package org.bangui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What things are called, and how beans are made. */
class ConventionsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.bangui");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.bangui");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void namesAreOfTheFieldNotOfTheTrade() {
        check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)([$].*)?"));
        check(noClasses().should().haveSimpleNameStartingWith("Abstract"));
    }

    @Test
    void anInterfaceHasMoreThanOneImplementation() {
        check(classes().that().areInterfaces().and().areNotAnnotations().should(haveNotExactlyOneImplementation()));
    }

    @Test
    void scopedBeansAreInjectedThroughFields() {
        check(constructors().should().notBeAnnotatedWith(Inject.class));
    }

    @Test
    void injectedFieldsArePackagePrivate() {
        check(fields().that().areAnnotatedWith(Inject.class).should().bePackagePrivate());
    }

    @Test
    void resourcesAreCalledResources() {
        check(classes()
                .that()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource"));
    }

    @Test
    void schedulesAreTimersAndDoNotPersist() {
        DescribedPredicate<JavaMethod> scheduled = DescribedPredicate.describe(
                "scheduled",
                method -> method.isAnnotatedWith(Schedule.class) || method.isAnnotatedWith(Schedules.class));
        check(methods().that(scheduled).should().beDeclaredInClassesThat().haveSimpleNameEndingWith("Timer"));
        check(classes().that().haveSimpleNameEndingWith("Timer").should().beAnnotatedWith(Singleton.class));
        check(methods()
                .that()
                .areAnnotatedWith(Schedule.class)
                .should()
                .beAnnotatedWith(DescribedPredicate.describe(
                        "a schedule that is not persistent",
                        annotation -> annotation.getRawType().isEquivalentTo(Schedule.class)
                                && annotation
                                        .get("persistent")
                                        .filter(Boolean.FALSE::equals)
                                        .isPresent())));
    }

    @Test
    void everyPackageSaysWhyItExists() {
        List<String> silent = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !java.nio.file.Files.exists(
                        java.nio.file.Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void aTestClassIsCalledTestOrIT() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|IT)([$].*)?")
                .check(TESTS);
    }

    @Test
    void aTestNameIsASentence() {
        methods()
                .that()
                .areAnnotatedWith(Test.class)
                .should()
                .haveNameNotMatching("(test|should).*|[a-z0-9]+")
                .check(TESTS);
    }

    @Test
    void noTestSleepsBlindly() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
    }

    private static ArchCondition<JavaClass> haveNotExactlyOneImplementation() {
        return new ArchCondition<>("not have exactly one implementation") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long implementations = type.getAllSubclasses().stream()
                        .filter(each -> !each.isInterface())
                        .count();
                events.add(new SimpleConditionEvent(
                        type, implementations != 1, type.getName() + " has " + implementations + " implementations"));
            }
        };
    }
}
