// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cost more than they weigh: what each reader allocates is bounded, whether it takes the
// file or refuses it.
#include "allocations.h"
#include "base/gzip.h"
#include "base/json.h"
#include "checkpoint/config.h"
#include "checkpoint/weight_files.h"
#include "checkpoint_maker.h"
#include "sample_report.h"
#include "scratch.h"
#include "tokenizer/tokenizer_parts.h"

#include <headscope/error.h>
#include <headscope/head_sets.h>
#include <headscope/hub_listing.h>
#include <headscope/model_catalog.h>
#include <headscope/prompts.h>
#include <headscope/published.h>
#include <headscope/session.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <cstring>

namespace headscope {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

/// A list of so many times the same.
std::string listOf(std::string_view value, std::size_t times) {
    return "[" + repeated(std::string(value) + ",", times - 1) + std::string(value) + "]";
}

/// An object of so many fields.
std::string objectOf(std::string_view value, std::size_t times) {
    std::string text = "{";
    for (std::size_t i = 0; i < times; ++i)
        text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":" + std::string(value);
    return text + "}";
}

/// Runs a reader; true: it took what it was given, false: it refused it with an Error(Input).
bool taken(const std::function<void()>& read) {
    try {
        read();
        return true;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), Error::Kind::Input) << error.what();
        return false;
    }
}

/// What a reader allocated for it, in megabytes.
double megabytes(const std::function<void()>& read) {
    const std::size_t bytes = peakBytes([&] { (void)taken(read); });
    return static_cast<double>(bytes) / kMegabyte;
}

// 31 million empty lists in 92 kB took 3.8 GB and 17 s: they counted nothing.
TEST(HostileFiles, ASessionOfEmptyListsIsRefusedBeforeTheyFillTheMemory) {
    const auto session = [](const std::string& junk) {
        return R"({"schema":"headscope.session/1","program":{"version":"0.1.0"},"sets":[],)"
               R"("view":{},"junk":)" +
               junk + R"(,"runs":[]})";
    };
    for (const char* value : {"[]", "{}", "0", "\"\"", "[[]]", "{\"a\":{}}"}) {
        for (const std::string& junk : {listOf(value, 2'100'000), objectOf(value, 500'000)}) {
            const std::string text = session(junk);
            EXPECT_LT(megabytes([&] { (void)sessionFromFile(text); }), 120) << value;
            EXPECT_FALSE(taken([&] { (void)sessionFromFile(text); })) << value;
        }
    }
    const std::string packed = gzip(session(listOf("[]", 8'000'000)));
    ASSERT_LT(packed.size(), 100'000U);
    EXPECT_LT(megabytes([&] { (void)sessionFromFile(packed); }), 120);  // it was 900
    EXPECT_FALSE(taken([&] { (void)sessionFromFile(packed); }));
}

// T x T numbers were allocated before the rows were read: 2.8 kB took 1.7 GB.
TEST(HostileFiles, APatternIsAllocatedOnlyWhereItsRowsAreThere) {
    SessionRun run;
    run.id = 1;
    run.report = sampleReport();
    run.patterns.edit().push_back({{0, 0}, 3, std::vector<float>(9, 0.25F)});
    run.request.target = run.report->result.clean.target.set();
    run.request.control = run.report->result.clean.control.set();
    Session session;
    session.runs = {std::make_shared<const KeptRun>(run)};
    auto json = nlohmann::json::parse(toFile(session));
    ASSERT_TRUE(taken([&] { (void)sessionFromFile(json.dump()); }));
    constexpr int kTokens = 20'000;
    auto& made = json["runs"][0];
    auto& tokens = made["report"]["prompt"]["tokens"];
    tokens = nlohmann::json::array();
    auto rows = nlohmann::json::array();
    for (int i = 0; i < kTokens; ++i) {
        tokens.push_back({{"id", 0}, {"text", "a"}});
        rows.push_back(nlohmann::json::array());
    }
    made["patterns"][0]["rows"] = rows;
    const std::string text = json.dump();
    EXPECT_LT(megabytes([&] { (void)sessionFromFile(text); }), 40);  // it was 1600
    EXPECT_FALSE(taken([&] { (void)sessionFromFile(text); }));
}

TEST(HostileFiles, TheSessionsThatWereFoundAreRefusedCheaply) {
    const auto folder = std::filesystem::path(HEADSCOPE_SHARED) / "cases" / "sessions";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
    for (const char* name : {"pattern20k.headscope", "empties90M.headscope"}) {
        EXPECT_FALSE(taken([&] { (void)readSession(folder / name); })) << name;
        EXPECT_LT(megabytes([&] { (void)readSession(folder / name); }), 80) << name;
    }
}

TEST(HostileFiles, ASessionUnfoldsToABoundedMultipleOfItsSize) {
    const std::string text = R"({"schema":"headscope.session/1","program":{"version":"1"},)" +
                             std::string(40 * kMegabyte, ' ') + R"("runs":[]})";
    const std::string packed = gzip(text);
    ASSERT_LT(packed.size(), 50'000U);
    EXPECT_FALSE(taken([&] { (void)sessionFromFile(packed); }));
    EXPECT_TRUE(taken([&] { (void)sessionFromFile(text); }));  // what weighs that much may
}

// What this program writes it reads, also where it could be packed a thousand times smaller.
TEST(HostileFiles, ASessionThatPacksTooWellIsStoredAndReadBack) {
    SessionRun run;
    run.id = 1;
    run.note = std::string(40 * kMegabyte, 'a');
    run.report = sampleReport();
    const auto& clean = run.report->result.clean;
    for (const auto& token : clean.prompt)
        run.request.prompt.push_back(token.id);
    run.request.target = clean.target.set();
    run.request.control = clean.control.set();
    Session session;
    session.runs = {std::make_shared<const KeptRun>(run)};
    const std::string file = toFile(session);
    EXPECT_TRUE(isGzip(file));
    EXPECT_EQ(sessionFromFile(file).runs[0]->run(), run);
}

TEST(HostileFiles, JsonOfEveryReaderIsBounded) {
    const ScratchFolder folder;
    const auto file = folder / "file.json";
    struct Reader {
        const char* name;
        std::string before;
        std::function<void()> read;
        std::size_t times = 5'000'000;  // 15 MB; kept, they take 400 and more
        double most = 200;              // MB, the file itself twice
    };
    const std::vector<Reader> readers{
        {"sets", R"({"schema":"headscope.sets/1","sets":)", [&] { (void)readSets(file); }},
        {"prompts", R"({"schema":"headscope.prompts/1","prompts":)",
         [&] { (void)readPrompts(file); }},
        {"published",
         R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s","losses":)",
         [&] { (void)readPublished(file); }},
        {"config", R"({"model_type":"gpt2","junk":)", [&] { (void)readConfig(file); }},
        {"sweep", R"({"schema":"headscope.sweep/1","sweeps":)",
         [&] { (void)sweepFromJson(readBytes(file)); }, 15'000'000, 700},
        {"listing", R"({"sha":"0123456789012345678901234567890123456789","siblings":)",
         [&] { (void)parseHubListing(readBytes(file)); }, 2'500'000},
    };
    for (const auto& reader : readers) {
        for (const char* value : {"[]", "{}"}) {
            writeBytes(file, reader.before + listOf(value, reader.times) + "}");
            EXPECT_LT(megabytes(reader.read), reader.most) << reader.name << " of " << value;
        }
        // 200,000 objects in a list: nlohmann's reader with a callback looks at all that are there
        // already for each one that comes, which takes minutes.
        writeBytes(file, reader.before + listOf("{}", 200'000) + "}");
        (void)taken(reader.read);
    }
}

TEST(HostileFiles, ASafetensorsHeaderIsBounded) {
    const ScratchFolder folder;
    const auto file = folder / "model.safetensors";
    for (const char* value : {"[]", "{}", R"({"dtype":"F32","shape":[],"data_offsets":[0,0]})"}) {
        const std::string header = objectOf(value, 300'000);
        std::string bytes(8, '\0');
        const std::uint64_t size = header.size();
        std::memcpy(bytes.data(), &size, 8);
        writeBytes(file, bytes + header);
        EXPECT_LT(megabytes([&] { (void)Safetensors::open(file); }), 200) << value;
    }
}

TEST(HostileFiles, AnIndexIsBounded) {
    const ScratchFolder folder;
    writeBytes(
        folder / "model.safetensors.index.json",
        R"({"weight_map":)" + objectOf(R"("model-00001-of-00002.safetensors")", 300'000) + "}");
    EXPECT_LT(megabytes([&] { (void)WeightFiles::open(folder.path()); }), 200);
}

class HostileTokenizer : public ::testing::Test {
 protected:
    double read() const {
        return megabytes([&] { (void)readTokenizerParts(m_folder.path()); });
    }
    void write(const std::string& name, const std::string& content) const {
        writeBytes(m_folder / name, content);
    }
    ScratchFolder m_folder;
};

TEST_F(HostileTokenizer, MergesOfEmptyLinesReserveNothing) {
    write("vocab.json", R"({"a":0,"b":1,"ab":2})");
    write("merges.txt", std::string(60 * kMegabyte, '\n'));
    EXPECT_LT(read(), 200);  // the text itself, twice while it grows; the merges were 500 more
    write("merges.txt", std::string(2 * kMegabyte, '\n') + "a b\n");
    EXPECT_LT(read(), 14);  // room for as many merges as lines would be 16 more
}

TEST_F(HostileTokenizer, MergesThatAreNoPairsEndTheReading) {
    const std::string before =
        R"({"pre_tokenizer":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{"a":0},"merges":)";
    write("tokenizer.json", before + listOf("\"a\"", 5'000'000) + "}}");
    EXPECT_LT(read(), 150);
    write("tokenizer.json", before + "[" + listOf("\"a\"", 5'000'000) + "]}}");
    EXPECT_LT(read(), 150);
    write("tokenizer.json", before + listOf("\"a a\"", 5'000'000) + "}}");
    EXPECT_LT(read(), 400);
    write("tokenizer.json", before + listOf("[]", 5'000'000) + "}}");
    EXPECT_LT(read(), 150);
}

TEST_F(HostileTokenizer, AVocabularyEndsWhereItsIdsDo) {
    write("merges.txt", "");
    // All the same token, which is looked at only once all are read: as many as a file can hold.
    write("vocab.json", "{" + repeated("\"\":0,", 12'000'000) + "\"\":0}");
    EXPECT_LT(read(), 400);  // 1,048,576 entries, and the text; of all it would be a GB
}

// Opening a pipe that nobody writes to would wait for ever; a device has no end.
TEST(HostileFiles, OnlyRegularFilesAreOpened) {
    const ScratchFolder folder;
    const auto pipe = folder / "pipe.json";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    for (const std::filesystem::path& file : {pipe, std::filesystem::path("/dev/zero")}) {
        const std::vector<std::string> says{file.string(), "not a regular file"};
        expectInputError(says, [&] { (void)readSession(file); });
        expectInputError(says, [&] { (void)readSets(file); });
        expectInputError(says, [&] { (void)readPrompts(file); });
        expectInputError(says, [&] { (void)readPublished(file); });
        expectInputError(says, [&] { (void)readConfig(file); });
        expectInputError(says, [&] { (void)Safetensors::open(file); });
    }
}

TEST(HostileFiles, EveryFileOfAModelFolderMustBeRegular) {
    for (const char* name :
         {"config.json", "model.safetensors", "vocab.json", "merges.txt", "tokenizer.json",
          "tokenizer_config.json", "added_tokens.json", "special_tokens_map.json"}) {
        const ScratchFolder folder;
        CheckpointSpec spec;
        spec.config = smallConfig();
        writeRandomCheckpoint(folder / "model", spec);
        const auto file = folder / "model" / name;
        std::filesystem::remove(file);
        ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
        const auto open = [&] {
            (void)inspectModel(folder / "model", ModelSource::Folder);
            (void)readTokenizerParts(folder / "model");
        };
        (void)taken(open);  // ends
    }
}

}  // namespace
}  // namespace headscope
