package org.bangui.system;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;

/** How the types of the field stand in the database: times and durations as seconds, names as text. */
final class DatabaseTypes {

    private DatabaseTypes() {}

    static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        number(jdbi, Instant.class, Instant::getEpochSecond, Instant::ofEpochSecond);
        number(jdbi, Duration.class, Duration::toSeconds, Duration::ofSeconds);
        text(jdbi, HostId.class, HostId::value, HostId::new);
        text(jdbi, JailName.class, JailName::value, JailName::new);
        text(jdbi, BanId.class, BanId::value, BanId::new);
        return jdbi;
    }

    private static <T> void number(Jdbi jdbi, Class<T> type, Function<T, Long> toColumn, Function<Long, T> fromColumn) {
        argument(jdbi, type, Types.BIGINT, toColumn::apply);
        jdbi.registerColumnMapper(type, (rows, column, context) -> {
            long number = rows.getLong(column);
            return rows.wasNull() ? null : fromColumn.apply(number);
        });
    }

    private static <T> void text(
            Jdbi jdbi, Class<T> type, Function<T, String> toColumn, Function<String, T> fromColumn) {
        argument(jdbi, type, Types.VARCHAR, toColumn::apply);
        jdbi.registerColumnMapper(type, (rows, column, context) -> {
            String text = rows.getString(column);
            return text == null ? null : fromColumn.apply(text);
        });
    }

    private static <T> void argument(Jdbi jdbi, Class<T> type, int sqlType, Function<T, Object> toColumn) {
        ArgumentFactory.Preparable factory = (given, config) -> given == type
                ? Optional.of(value -> (position, statement, context) ->
                        statement.setObject(position, value == null ? null : toColumn.apply(type.cast(value)), sqlType))
                : Optional.empty();
        jdbi.registerArgument(factory);
    }
}
