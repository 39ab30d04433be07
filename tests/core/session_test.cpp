// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/gzip.h"
#include "sample_report.h"
#include "scratch_folder.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/session.h>
#include <headscope/tables.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

namespace headscope {
namespace {

SessionRun sampleRun(std::uint64_t id, int layers = 3, int heads = 4) {
    SessionRun run;
    run.id = id;
    run.name = "Berlin, \"the first\"";
    run.note = "see L9 H6\nand ␣more";
    run.finished = "2026-05-01T12:00:00.250Z";
    run.seconds = 0.1 + static_cast<double>(id) / 3;
    run.prompt = "Ärger, \"quoted\"\nline ";
    run.target = " Germany";
    run.control = "";
    run.report = sampleReport(layers, heads);
    const auto& clean = run.report->result.clean;
    for (const auto& token : clean.prompt)
        run.request.prompt.push_back(token.id);
    run.request.target = clean.target.set();
    run.request.control = clean.control.set();
    run.request.positions = Positions::at({0, 2});
    run.request.cellTopK = 10;
    run.request.given = {{0, 1}, {2, 3}};
    run.patterns.edit().push_back({{1, 2}, 3, {1, 0, 0, 1.0F / 3, 2.0F / 3, 0, 0.1F, 0.2F, 0.7F}});
    run.sets.edit().push_back(
        {{{0, 0}, {1, 1}}, ScalarMean{}, run.report->result.parts[0].cells[1]});
    return run;
}

/// Two small runs, or as many as make a file large enough to be compressed.
Session sample(int runs = 2) {
    Session session;
    session.programVersion = "1.2.3";
    session.notes = "Tuesday's class";
    for (int i = 1; i <= runs; ++i)
        session.runs.push_back(
            std::make_shared<const KeptRun>(sampleRun(static_cast<std::uint64_t>(i))));
    session.sets = {{"name movers", {{2, 0}, {2, 1}}}, {"", {}}};
    session.view = R"({"metric":"kl","scale_lock":0.1,"selected":[9,6]})";
    return session;
}

void expectSame(const Session& a, const Session& b) {
    EXPECT_EQ(a.programVersion, b.programVersion);
    EXPECT_EQ(a.notes, b.notes);
    EXPECT_EQ(a.document, b.document);
    EXPECT_EQ(a.sets, b.sets);
    EXPECT_EQ(a.view, b.view);
    EXPECT_EQ(a.others, b.others);
    ASSERT_EQ(a.runs.size(), b.runs.size());
    for (std::size_t i = 0; i < a.runs.size(); ++i)
        EXPECT_EQ(a.runs[i]->run(), b.runs[i]->run()) << i;
}

/// Read, or refused with a message for the user. Anything else ends the test program.
bool refused(std::string_view bytes, std::string* message = nullptr) {
    try {
        (void)sessionFromFile(bytes);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), Error::Kind::Input);
        EXPECT_FALSE(error.hint().empty());
        if (message != nullptr) *message = error.what();
        return true;
    }
    return false;
}

std::string edited(const std::function<void(nlohmann::json&)>& edit) {
    auto json = nlohmann::json::parse(toFile(sample()));
    edit(json);
    return json.dump();
}

TEST(SessionFile, KeepsTheTokensOfASet) {
    auto session = sample(1);
    auto run = sampleRun(1);
    run.report.edit().result.clean.target.tokens = {{7, " Germany"}, {9, " German"}};
    run.request.target = TokenSet({9, 7});
    session.runs = {std::make_shared<const KeptRun>(run)};
    expectSame(sessionFromFile(toFile(session)), session);
    EXPECT_EQ(nlohmann::json::parse(runListJson(session))[0]["target"], "␣Germany + ␣German");
}

TEST(SessionFile, ReadsBackAsTheSameValuesAndIsWrittenAsTheSameBytes) {
    for (const int runs : {0, 1, 2, 40}) {
        const auto session = sample(runs);
        const auto bytes = toFile(session);
        EXPECT_EQ(isGzip(bytes), runs == 40);
        const auto read = sessionFromFile(bytes);
        expectSame(read, session);
        EXPECT_EQ(toFile(read), bytes);
    }
}

TEST(SessionFile, EveryFloatComesBackToTheBit) {
    std::mt19937 random(7);
    auto run = sampleRun(1);
    std::vector<float> values;
    for (auto& part : run.report.edit().result.parts)
        for (auto& cell : part.cells) {
            float value = 0;
            do {
                const auto bits = static_cast<std::uint32_t>(random());
                std::memcpy(&value, &bits, sizeof value);
            } while (!std::isfinite(value));
            cell.logitTarget = value;
            values.push_back(value);
        }
    auto session = sample(0);
    session.runs = {std::make_shared<const KeptRun>(run)};
    const auto read = sessionFromFile(toFile(session)).runs[0]->run();
    std::size_t i = 0;
    for (const auto& part : read.report->result.parts)
        for (const auto& cell : part.cells) {
            EXPECT_EQ(std::bit_cast<std::uint32_t>(cell.logitTarget),
                      std::bit_cast<std::uint32_t>(values[i]))
                << values[i];
            ++i;
        }
    EXPECT_EQ(i, 24u);
}

/// As the version wrote it that had schema 1 alone. HEADSCOPE_WRITE_GOLDEN=1 writes it anew.
TEST(SessionFile, AKeptFileOfTheFirstSchemaIsRead) {
    const auto file = std::filesystem::path(HEADSCOPE_GOLDEN) / "session-1.headscope";
    if (std::getenv("HEADSCOPE_WRITE_GOLDEN") != nullptr)
        std::ofstream(file, std::ios::binary) << toFile(sample());
    expectSame(readSession(file), sample());
}

TEST(SessionFile, IsReadByOtherToolsAndReadsWhatTheyWrite) {
    const ScratchFolder folder;
    const auto session = sample(40);
    const auto file = folder / "large.headscope";
    writeFileAtomically(file, toFile(session));
    const auto plain = folder / "plain.json";
    const std::string command =
        "gzip -dc < '" + file.string() + "' > '" + plain.string() + "' 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto json = nlohmann::json::parse(readTextFile(plain));
    EXPECT_EQ(json["schema"], "headscope.session/2");
    EXPECT_EQ(json["runs"].size(), 40u);
    EXPECT_EQ(json["runs"][3]["report"]["schema"], "headscope.sweep/2");
    EXPECT_EQ(json["runs"][3]["report"]["sweeps"][1]["cells"].size(), 12u);
    EXPECT_EQ(json["view"]["scale_lock"], 0.1);
    // Unpacked, sorted by key and indented by another program.
    expectSame(sessionFromFile(json.dump(4)), session);
    expectSame(readSession(file), session);
}

TEST(SessionFile, KeepsOuterFieldsItDoesNotKnowAndIgnoresInnerOnes) {
    const auto bytes = edited([](auto& json) {
        json["lessons"] = {{"step", 3}, {"done", {true, false}}};
        json["runs"][0]["colour"] = "green";
        json["runs"][0]["report"]["sweeps"][0]["cells"][0]["spin"] = 0.5;
    });
    const auto session = sessionFromFile(bytes);
    EXPECT_EQ(nlohmann::json::parse(session.others)["lessons"]["step"], 3);
    EXPECT_EQ(session.runs[0]->run(), sampleRun(1));
    const auto again = nlohmann::json::parse(toFile(session));
    EXPECT_EQ(again["lessons"]["done"][1], false);
    EXPECT_EQ(toFile(sessionFromFile(toFile(session))), toFile(session));
}

TEST(SessionFile, SaysThatALaterVersionWroteIt) {
    std::string message;
    EXPECT_TRUE(refused(R"({"schema":"headscope.session/3","runs":{"not":"a list"}})", &message));
    EXPECT_NE(message.find("newer version"), std::string::npos) << message;
    EXPECT_TRUE(refused(gzip(R"({"schema": "headscope.session/12"})"), &message));
    EXPECT_NE(message.find("newer version"), std::string::npos) << message;
    EXPECT_TRUE(refused(toJson(sampleReport()), &message));
    EXPECT_NE(message.find("not a Headscope session"), std::string::npos) << message;
}

TEST(SessionFile, RefusesWhatCannotBeShown) {
    EXPECT_FALSE(refused(edited([](auto&) {})));
    const auto run = [](const std::function<void(nlohmann::json&)>& edit) {
        return refused(edited([&](auto& json) { edit(json["runs"][1]); }));
    };
    EXPECT_TRUE(run([](auto& j) { j["id"] = 1; }));  // the other one's
    EXPECT_TRUE(run([](auto& j) { j["id"] = 0; }));
    EXPECT_TRUE(run([](auto& j) { j["id"] = -1; }));
    EXPECT_TRUE(run([](auto& j) { j["id"] = 1e300; }));
    EXPECT_TRUE(run([](auto& j) { j["name"] = 5; }));
    EXPECT_TRUE(run([](auto& j) { j.erase("typed"); }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["clean"]["p_target"] = 1e300; }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["clean"]["rank_target"] = 1.5; }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["clean"]["rank_target"] = 1e12; }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["sweeps"] = nlohmann::json::array(); }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["sweeps"][0]["positions"] = "0,9"; }));
    EXPECT_TRUE(run([](auto& j) { j["report"]["sweeps"][0]["summary"]["flips"][0]["head"] = 9; }));
    EXPECT_TRUE(run([](auto& j) { j["request"]["positions"] = "7"; }));
    EXPECT_TRUE(run([](auto& j) { j["request"]["given"] = {{3, 0}}; }));
    EXPECT_TRUE(run([](auto& j) { j["request"]["given"] = {{1, 2, 3}}; }));
    EXPECT_TRUE(run([](auto& j) { j["patterns"][0]["rows"].erase(0); }));
    EXPECT_TRUE(run([](auto& j) { j["patterns"][0]["rows"][1].push_back(0); }));
    EXPECT_TRUE(run([](auto& j) { j["patterns"][0]["layer"] = -1; }));
    EXPECT_TRUE(run([](auto& j) { j["joint"][0]["heads"][0][1] = 4; }));
    EXPECT_TRUE(refused(edited([](auto& j) { j["view"] = "kl"; })));
    EXPECT_TRUE(refused(edited([](auto& j) { j.erase("runs"); })));
    EXPECT_TRUE(refused(edited([](auto& j) { j["runs"] = "none"; })));
    EXPECT_TRUE(refused(edited([](auto& j) { j["runs"].push_back(7); })));
    EXPECT_TRUE(refused(edited([](auto& j) { j["sets"][0]["heads"] = 3; })));
    EXPECT_TRUE(refused(R"({"schema":"headscope.session/1","program":{"version":"1"},"runs":[],)"
                        R"("notes":"a","notes":"b"})"));
}

TEST(SessionFile, BoundsDepthAndSize) {
    const std::string deep = R"({"schema":"headscope.session/1","view":)" +
                             std::string(100'000, '[') + std::string(100'000, ']') + "}";
    EXPECT_TRUE(refused(deep));
    EXPECT_TRUE(refused(gzip(deep)));
    // 1 KiB a MiB: a file that unfolds to a thousand times its size, beyond a bound.
    const std::string blank = gzip(std::string(1 << 20, ' '));
    std::string bomb;
    for (int i = 0; i < 12; ++i)
        bomb += blank;
    ASSERT_LT(bomb.size(), 1u << 16);
    try {
        (void)sessionFromFile(bomb, std::size_t{8} << 20);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("unfold"), std::string::npos) << error.what();
    }
}

TEST(SessionFile, CutShortAtAnyPlaceItIsRefused) {
    for (const int runs : {1, 40}) {
        const auto bytes = toFile(sample(runs));
        const std::size_t step = std::max<std::size_t>(1, bytes.size() / 100);
        // Without its last line break a plain file is still whole.
        for (std::size_t size = 0; size + 2 < bytes.size(); size += step)
            EXPECT_TRUE(refused(std::string_view(bytes).substr(0, size))) << size;
    }
}

TEST(SessionFile, FlippedBitsAreNoticedWhereCompressedAndNeverCrash) {
    std::mt19937 random(11);
    auto packed = toFile(sample(40));
    ASSERT_TRUE(isGzip(packed));
    const auto good = sessionFromFile(packed);
    for (int i = 0; i < 80; ++i) {
        auto bytes = packed;
        bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
        // A few header bits (time, system) mean nothing; whatever is read must be the same runs.
        if (!refused(bytes)) expectSame(sessionFromFile(bytes), good);
    }
    const auto plain = toFile(sample(1));
    int noticed = 0;
    for (int i = 0; i < 3000; ++i) {
        auto bytes = plain;
        bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
        noticed += refused(bytes) ? 1 : 0;
    }
    EXPECT_GT(noticed, 500);
}

TEST(SessionFile, ErrorsNameTheFile) {
    const ScratchFolder folder;
    const auto file = folder / "broken.headscope";
    writeFileAtomically(file, "{");
    try {
        (void)readSession(file);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("broken.headscope"), std::string::npos);
    }
    EXPECT_THROW((void)readSession(folder / "none.headscope"), Error);
    EXPECT_THROW((void)readSession(folder.path()), Error);
}

TEST(SessionList, NamesEveryRun) {
    const auto list = nlohmann::json::parse(runListJson(sample()));
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[1]["id"], 2);
    EXPECT_EQ(list[1]["target"], " Germany");
    EXPECT_EQ(list[1]["cells"], 24);
    EXPECT_EQ(list[1]["finished"], "2026-05-01T12:00:00.250Z");
    std::vector<std::string> names;
    const SessionRun sampled = sampleRun(1);
    for (const auto& part : sampled.report->result.parts)
        names.push_back(briefName(part.intervention));
    EXPECT_EQ(list[1]["interventions"], names);
    EXPECT_TRUE(list[1]["donor"].is_null());
}

TEST(SessionList, TellsRunsApartThatDifferInTheDonor) {
    Session session;
    for (const char* donor : {"Rome is the", "Paris is the"}) {
        SessionRun run = sampleRun(session.runs.size() + 1);
        auto& part = run.report.edit().result.parts[0];
        part.intervention = FromPrompt{};
        part.donor = DonorRun{donor, run.report->result.clean.prompt, 0.5F, 0.25F, 1, 2};
        session.runs.push_back(std::make_shared<const KeptRun>(run));
    }
    const auto list = nlohmann::json::parse(runListJson(session));
    EXPECT_EQ(list[0]["donor"], "Rome is the");
    EXPECT_EQ(list[1]["donor"], "Paris is the");
    EXPECT_EQ(list[1]["interventions"][0], "patch");
    EXPECT_NE(runListText(session).find("\"Paris is the\""), std::string::npos);
    EXPECT_NE(runListCsv(session).find("Paris is the"), std::string::npos);
}

}  // namespace
}  // namespace headscope
