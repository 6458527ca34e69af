package org.bangui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.config.JailQueue;
import org.bangui.fail2ban.wire.Command;
import org.junit.jupiter.api.Test;

/** Jails are made, changed and ended by the configuration engine and by nothing else. */
class OneDoorTest {

    private static final ArchRule JAIL_CONTROL = noClasses()
            .that()
            .resideOutsideOfPackage("org.bangui.config..")
            .and(not(simpleName("JailControl")))
            .should()
            .dependOnClassesThat(simpleName("JailControl"));

    private static final ArchRule DAEMON = noClasses()
            .that()
            .resideOutsideOfPackage("org.bangui.config..")
            .and(not(simpleName("DaemonService")))
            .should()
            .dependOnClassesThat(simpleName("DaemonService"));

    /** A command of any words is made only by the door and by the dry run; all others say which one they send. */
    private static final ArchRule ANY_WORDS = noClasses()
            .that()
            .resideOutsideOfPackage("org.bangui.fail2ban.wire..")
            .and(not(simpleName("JailControl").or(simpleName("Rehearsal"))))
            .should()
            .callConstructor(Command.class, List.class, boolean.class);

    private static final Pattern ORDER = Pattern.compile("Command\\s*\\.(?:change|read)\\(\\s*(?!\"[a-z-]+\")"
            + "|Command\\s*\\.(?:change|read)\\(\\s*\"(?:reload|restart|add|start|stop|server-stream|multi-set)\"");

    private static JavaClasses classes(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages("org.bangui");
    }

    @Test
    void nobodyElseHasTheKeys() {
        JavaClasses product = classes(new ImportOption.DoNotIncludeTests());
        List.of(JAIL_CONTROL, DAEMON, ANY_WORDS).forEach(rule -> rule.check(product));
    }

    /** The tests themselves go around the door. */
    @Test
    void whoeverHasThemIsFound() {
        JavaClasses tests = classes(new ImportOption.OnlyIncludeTests());
        for (ArchRule rule : List.of(JAIL_CONTROL, DAEMON, ANY_WORDS)) {
            assertThatThrownBy(() -> rule.check(tests)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void nobodyElseOrdersJails() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).filter(OneDoorTest::orders))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("JailControl.java", "Rehearsal.java");
        }
    }

    private static boolean orders(Path file) {
        try {
            return ORDER.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theDoorLetsOneInAtATime() {
        assertThat(JailQueue.class.isAnnotationPresent(Singleton.class)).isTrue();
        assertThat(JailQueue.class.getAnnotation(Lock.class).value()).isEqualTo(LockType.WRITE);
    }
}
