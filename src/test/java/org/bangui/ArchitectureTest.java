package org.bangui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call whom. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.bangui");

    private static final String[] FEATURES = {
        "..bangui.auth..",
        "..bangui.setup..",
        "..bangui.geo..",
        "..bangui.history..",
        "..bangui.server..",
        "..bangui.config..",
        "..bangui.jails..",
        "..bangui.jobs..",
        "..bangui.bans..",
        "..bangui.dashboard.."
    };

    private static final DescribedPredicate<JavaClass> AT_THE_EDGE = simpleNameEndingWith("View")
            .or(simpleNameEndingWith("Resource"))
            .or(simpleNameEndingWith("Timer"))
            .as("views, resources and timers");

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("org.bangui..");

    private static final DescribedPredicate<JavaClass> A_VALUE =
            DescribedPredicate.describe("a value", type -> isValue(type.getBaseComponentType()));

    private static final DescribedPredicate<JavaClass> A_REPOSITORY = DescribedPredicate.describe(
            "a repository", type -> outermost(type).getSimpleName().endsWith("Repository"));

    private static final Set<String> WRITING = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "move",
            "copy",
            "delete",
            "deleteIfExists",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createLink",
            "createSymbolicLink",
            "setPosixFilePermissions");

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void viewsResourcesAndTimersCallOnlyServices() {
        DescribedPredicate<JavaClass> anythingElse = OURS.and(not(A_VALUE))
                .and(not(simpleNameEndingWith("Service")))
                .and(not(simpleName("SchedulerLock").or(simpleName("TimerTask")).or(simpleName("Preferences"))))
                .and(not(DescribedPredicate.describe("their own", type -> AT_THE_EDGE.test(outermost(type)))));
        check(noClasses().that(AT_THE_EDGE).should().dependOnClassesThat(anythingElse));
    }

    @Test
    void viewsResourcesAndTimersHoldNoSql() {
        check(noClasses()
                .that(AT_THE_EDGE)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.jdbi..")));
    }

    @Test
    void servicesKnowNoFacesNoPrimeFacesAndNoRest() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.faces..",
                        "org.primefaces..",
                        "org.omnifaces..",
                        "jakarta.ws.rs..",
                        "jakarta.servlet.."));
    }

    @Test
    void fail2banAndNetArePlainJava() {
        check(noClasses()
                .that()
                .resideInAnyPackage("org.bangui.fail2ban..", "org.bangui.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.."));
    }

    @Test
    void netKnowsNothingElseOfBangui() {
        check(noClasses()
                .that()
                .resideInAPackage("org.bangui.net..")
                .should()
                .dependOnClassesThat(OURS.and(resideOutsideOfPackage("org.bangui.net.."))));
    }

    @Test
    void fail2banKnowsOnlyNet() {
        check(noClasses()
                .that()
                .resideInAPackage("org.bangui.fail2ban..")
                .should()
                .dependOnClassesThat(OURS.and(not(resideInAnyPackage("org.bangui.fail2ban..", "org.bangui.net..")))));
    }

    @Test
    void systemKnowsOnlyFail2banAndNet() {
        check(noClasses()
                .that()
                .resideInAPackage("org.bangui.system..")
                .should()
                .dependOnClassesThat(OURS.and(
                        not(resideInAnyPackage("org.bangui.system..", "org.bangui.fail2ban..", "org.bangui.net..")))));
    }

    @Test
    void eventsKnowNoFeature() {
        check(noClasses()
                .that()
                .resideInAPackage("org.bangui.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES));
    }

    @Test
    void nobodyBelowTheWebKnowsTheWeb() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.bangui.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bangui.web.."));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("org.bangui.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theWireIsUsedOnlyInsideFail2ban() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.bangui.fail2ban..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bangui.fail2ban.wire.."));
    }

    @Test
    void repositoriesAreSeenOnlyInTheirPackage() {
        check(classes().that().haveSimpleNameEndingWith("Repository").should().bePackagePrivate());
    }

    @Test
    void sqlLivesInRepositoriesInTheSystemAndInTheReaderOfFail2bansDatabase() {
        check(noClasses()
                .that(OURS.and(not(A_REPOSITORY))
                        .and(not(resideInAnyPackage("org.bangui.system..", "org.bangui.fail2ban.history.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi.."));
    }

    @Test
    void onlyNetOpensOutgoingHttp() {
        DescribedPredicate<JavaCall<?>> opensUrl = DescribedPredicate.describe(
                "opens a URL",
                call -> call.getTargetOwner().isEquivalentTo(URL.class)
                        && call.getName().startsWith("open"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.bangui.net..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..")
                        .or(assignableTo(HttpURLConnection.class)))
                .orShould()
                .callMethodWhere(as(opensUrl)));
    }

    @Test
    void onlyTheDryRunAndTheServerStartProcesses() {
        check(noClasses()
                .that(not(resideInAnyPackage("org.bangui.fail2ban.check..", "org.bangui.server..")))
                .should()
                .dependOnClassesThat(assignableTo(ProcessBuilder.class))
                .orShould()
                .callMethodWhere(as(DescribedPredicate.describe(
                        "starts a process",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getName().equals("exec")))));
    }

    @Test
    void onlyFail2banFilesTheScratchServerAndTheSystemWriteFiles() {
        DescribedPredicate<JavaCall<?>> writes = DescribedPredicate.describe(
                "writes a file",
                call -> call.getTargetOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName()));
        check(noClasses()
                .that(not(resideInAnyPackage("org.bangui.fail2ban.files..", "org.bangui.system.."))
                        .and(not(simpleName("ScratchServer"))))
                .should()
                .callMethodWhere(as(writes))
                .orShould()
                .dependOnClassesThat(assignableTo(FileOutputStream.class)
                        .or(assignableTo(FileWriter.class))
                        .or(assignableTo(RandomAccessFile.class))));
    }

    /** OmniFaces believes X-Forwarded-For from anybody; the request here believes it from trusted proxies only. */
    @Test
    void theAddressOfAClientComesFromTheRequest() {
        check(noClasses()
                .should()
                .callMethodWhere(as(DescribedPredicate.describe(
                        "asks OmniFaces for the client's address",
                        call -> call.getTargetOwner().getPackageName().startsWith("org.omnifaces")
                                && call.getName().startsWith("getRemoteAddr")))));
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static DescribedPredicate<JavaMethodCall> as(DescribedPredicate<JavaCall<?>> predicate) {
        return predicate.forSubtype();
    }
}
