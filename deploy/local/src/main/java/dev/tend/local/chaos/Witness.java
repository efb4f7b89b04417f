package dev.tend.local.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Service;

/** Gathers what is to be seen: on the board, in the chats, in the ledger. */
record Witness(TendClient client, ChatServer chat, LocalTend tend, Asking asking) {

    Evidence look() throws SQLException {
        List<Integer> board = new ArrayList<>();
        Set<Integer> typed = new HashSet<>();
        Set<Integer> assigned = new HashSet<>();
        for (JsonNode question : client.questions("")) {
            int number = number(question.path("id").asText());
            board.add(number);
            if (!question.path("type").asText("").isEmpty()) {
                typed.add(number);
            }
            if (!question.path("assignee").asText("").isEmpty()) {
                assigned.add(number);
            }
        }
        Map<Way, Set<Integer>> doubtful = new EnumMap<>(Way.class);
        Map<Way, Set<Integer>> givenUp = new EnumMap<>(Way.class);
        int open = ledger(doubtful, givenUp);
        return new Evidence(asking.asked(), board, typed, assigned, shown(), doubtful, givenUp, open);
    }

    private Map<Way, Map<Integer, Integer>> shown() {
        Map<Way, Map<Integer, Integer>> shown = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            Map<Integer, Integer> times = new HashMap<>();
            for (ChatMessage message : chat.messages(way.channel())) {
                Asking.numbers(message.text()).forEach(number -> times.merge(number, 1, Integer::sum));
            }
            shown.put(way, times);
        }
        return shown;
    }

    private int ledger(Map<Way, Set<Integer>> doubtful, Map<Way, Set<Integer>> givenUp) throws SQLException {
        int open = 0;
        try (Connection ledger = tend.databases().connect(Service.NOTIFIER);
                Statement statement = ledger.createStatement();
                ResultSet row = statement.executeQuery("""
                    select question, destination, unknown > 0, state in ('DUE', 'SENDING'), state = 'UNKNOWN' from ping
                    where unknown > 0 or state in ('DUE', 'SENDING')""")) {
            while (row.next()) {
                String destination = row.getString(2);
                if (row.getBoolean(3)) {
                    doubtful.computeIfAbsent(Way.to(destination), first -> new HashSet<>())
                            .add(number(row.getString(1)));
                }
                if (row.getBoolean(5)) {
                    givenUp.computeIfAbsent(Way.to(destination), first -> new HashSet<>())
                            .add(number(row.getString(1)));
                }
                open += row.getBoolean(4) ? 1 : 0;
            }
        }
        return open;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('#') + 1));
    }
}
