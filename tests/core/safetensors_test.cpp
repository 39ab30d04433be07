// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors.h"

#include "checkpoint_maker.h"
#include "mutation.h"
#include "scratch.h"

#include <sys/resource.h>

#include <bit>
#include <csignal>
#include <cstring>
#include <limits>
#include <random>

namespace headscope {
namespace {

namespace fs = std::filesystem;

/// A file's bytes from its parts; `length` replaces the true header length.
std::string fileOf(const std::string& header, const std::string& data = {},
                   std::optional<std::uint64_t> length = {}) {
    const std::uint64_t stated = length.value_or(header.size());
    std::string bytes;
    for (int i = 0; i < 8; ++i) {
        bytes += static_cast<char>(stated >> (8 * i));
    }
    return bytes + header + data;
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
    return "\"" + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape +
           R"(,"data_offsets":)" + offsets + "}";
}

class SafetensorsTest : public ::testing::Test {
 protected:
    /// Opens a file of these bytes.
    Safetensors open(const std::string& bytes) {
        writeBytes(m_file, bytes);
        return Safetensors::open(m_file);
    }

    /// Expects that the file is refused with a message that names it and holds `parts`.
    void refused(const std::string& bytes, std::vector<std::string> parts) {
        SCOPED_TRACE(bytes.substr(0, 300));
        parts.push_back(m_file.string());
        expectInputError(parts, [&] { (void)open(bytes); });
    }

    /// The same for one tensor "t" with 8 bytes of data.
    void refusedTensor(const std::string& tensorEntry, const std::string& part) {
        refused(fileOf("{" + tensorEntry + "}", std::string(8, 'x')), {"\"t\"", part});
    }

    ScratchFolder m_folder;
    fs::path m_file = m_folder / "model.safetensors";
};

TEST_F(SafetensorsTest, readsTensorsAndMetadata) {
    const auto file = open(fileOf("{" + entry("b", "F16", "[2,1]", "[8,12]") + "," +
                                      R"("__metadata__":{"format":"pt","e\u00e9":""},)" +
                                      entry("a", "I64", "[]", "[0,8]") + "," +
                                      entry("none", "F32", "[0,3]", "[8,8]") + "}  ",
                                  "12345678abcd"));
    ASSERT_EQ(file.tensors().size(), 3u);
    EXPECT_EQ(file.tensors()[0].name, "a");
    EXPECT_EQ(file.tensors()[1].name, "none");
    EXPECT_EQ(file.tensors()[2].name, "b");
    const TensorView* a = file.find("a");
    ASSERT_NE(a, nullptr);
    EXPECT_EQ(a->type, DType::Other);
    EXPECT_EQ(a->typeName, "I64");
    EXPECT_TRUE(a->shape.empty());
    const TensorView* b = file.find("b");
    ASSERT_NE(b, nullptr);
    EXPECT_EQ(b->type, DType::F16);
    EXPECT_EQ(b->shape, (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(b->data.data()), b->data.size()), "abcd");
    EXPECT_TRUE(file.find("none")->data.empty());
    EXPECT_EQ(file.find("c"), nullptr);
    EXPECT_EQ(file.metadata(),
              (std::map<std::string, std::string>{{"format", "pt"}, {"e\xC3\xA9", ""}}));
    EXPECT_EQ(file.fileBytes(), fs::file_size(m_file));
    EXPECT_EQ(file.path(), m_file);
}

TEST_F(SafetensorsTest, readsAFileWithoutTensors) {
    EXPECT_TRUE(open(fileOf("{}")).tensors().empty());
}

TEST_F(SafetensorsTest, readsDataThatIsNotAligned) {
    const auto file = open(
        fileOf("{" + entry("t", "F32", "[1]", "[0,4]") + "} ", std::string("\0\0\x80\x3F", 4)));
    const auto data = file.find("t")->data;
    ASSERT_NE(reinterpret_cast<std::uintptr_t>(data.data()) % 4, 0u) << "the case in question";
    float number = 0;
    std::memcpy(&number, data.data(), 4);
    EXPECT_EQ(number, 1.0f);
}

TEST_F(SafetensorsTest, survivesBeingMoved) {
    auto first = open(fileOf("{" + entry("t", "F32", "[1]", "[0,4]") + "}", "abcd"));
    const std::byte* data = first.find("t")->data.data();
    const Safetensors second = std::move(first);
    EXPECT_EQ(second.find("t")->data.data(), data);
}

TEST_F(SafetensorsTest, acceptsTypesOfLaterVersionsWithoutJudgingTheirSize) {
    const auto file = open(fileOf("{" + entry("t", "F4", "[3]", "[0,2]") + "}", "ab"));
    EXPECT_EQ(file.find("t")->type, DType::Other);
    EXPECT_EQ(file.find("t")->typeName, "F4");
}

TEST_F(SafetensorsTest, checksTheSizeOfEveryKnownType) {
    const std::vector<std::pair<const char*, int>> sizes{
        {"F64", 8}, {"I64", 8}, {"U64", 8},  {"F32", 4},     {"I32", 4},
        {"U32", 4}, {"F16", 2}, {"BF16", 2}, {"I16", 2},     {"U16", 2},
        {"I8", 1},  {"U8", 1},  {"BOOL", 1}, {"F8_E4M3", 1}, {"F8_E5M2", 1}};
    for (const auto& [type, size] : sizes) {
        const auto bytes = [&, t = type](int count) {
            return fileOf("{" + entry("t", t, "[3]", "[0," + std::to_string(count) + "]") + "}",
                          std::string(static_cast<std::size_t>(count), 'x'));
        };
        EXPECT_EQ(open(bytes(3 * size)).find("t")->typeName, type);
        refused(bytes(3 * size + 1), {"\"t\"", std::to_string(3 * size) + " bytes"});
    }
}

TEST_F(SafetensorsTest, refusesWhatIsNoFile) {
    expectInputError({m_file.string(), "does not exist"}, [&] { (void)Safetensors::open(m_file); });
    expectInputError({m_folder.path().string(), "is a folder"},
                     [&] { (void)Safetensors::open(m_folder.path()); });
    refused("", {"is empty"});
}

TEST_F(SafetensorsTest, refusesABadHeaderLength) {
    refused("1234567", {"too short"});
    refused(fileOf("", "", 0), {"not valid JSON"});
    refused(fileOf("{}", "", 3), {"3 bytes", "beyond the end of the file"});
    refused(fileOf("{}", "", 1), {"not valid JSON"});
    refused(fileOf("{}", "", 100'000'001), {"beyond the format's limit"});
    refused(fileOf("{}", "", std::numeric_limits<std::uint64_t>::max()), {"limit"});
    refused(fileOf("{}", "", std::uint64_t{1} << 63), {"limit"});
}

TEST_F(SafetensorsTest, refusesAnotherKindOfFile) {
    refused("PK\x03\x04 a zip file such as pytorch_model.bin", {"not a safetensors file"});
    refused(fileOf("[]"), {"not a safetensors file"});
    refused(fileOf(" {}"), {"not a safetensors file"});
}

TEST_F(SafetensorsTest, refusesAHeaderThatIsNotJson) {
    refused(fileOf("{\"t\":"), {"header", "not valid JSON"});
    refused(fileOf("{} x"), {"header", "not valid JSON"});
    refused(fileOf("{\"t\xFF\":1}"), {"header", "not valid JSON"});
    refused(fileOf("{\"t\":1e999}"), {"header", "not valid JSON"});
    refused(fileOf(std::string("{\0}", 3)), {"header", "not valid JSON"});
}

TEST_F(SafetensorsTest, refusesAHeaderMadeToExhaustMemory) {
    refused(fileOf("{\"t\":" + std::string(1'000'000, '[')), {"header", "nested too deeply"});
    std::string objects;
    for (int i = 0; i < 200'000; ++i) {
        objects += "{\"a\":";
    }
    refused(fileOf(objects), {"header", "nested too deeply"});
    std::string zeros = "[0";
    for (int i = 0; i < 4'100'000; ++i) {
        zeros += ",0";
    }
    refused(fileOf("{" + entry("t", "F32", zeros + "]", "[0,0]") + "}"), {"too many values"});
}

TEST_F(SafetensorsTest, refusesDuplicateNames) {
    const std::string t = entry("t", "F32", "[1]", "[0,4]");
    refused(fileOf("{" + t + "," + t + "}", "abcd"), {"\"t\"", "twice"});
    refused(fileOf("{" + t + "," + entry("\\u0074", "F32", "[1]", "[4,8]") + "}", "abcdefgh"),
            {"\"t\"", "twice"});
    refused(
        fileOf(R"({"t":{"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]}})", "abcd"),
        {"\"dtype\"", "twice"});
}

TEST_F(SafetensorsTest, refusesABrokenEntry) {
    refusedTensor(R"("t":1)", "not a JSON object");
    refusedTensor(R"("t":null)", "not a JSON object");
    refusedTensor(R"("t":{"shape":[2],"data_offsets":[0,8]})", "dtype");
    refusedTensor(R"("t":{"dtype":7,"shape":[2],"data_offsets":[0,8]})", "dtype");
    refusedTensor(R"("t":{"dtype":"F32","data_offsets":[0,8]})", "shape");
    refusedTensor(R"("t":{"dtype":"F32","shape":2,"data_offsets":[0,8]})", "shape");
    refusedTensor(R"("t":{"dtype":"F32","shape":[2]})", "data_offsets");
    refusedTensor(R"("t":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1})", "\"extra\"");
}

TEST_F(SafetensorsTest, refusesABadShape) {
    for (const char* shape : {"[-2]", "[2.0]", "[\"2\"]", "[null]", "[[2]]",
                              "[9223372036854775808]", "[18446744073709551616]"}) {
        const std::string text = entry("t", "F32", shape, "[0,8]");
        if (std::string(shape) == "[[2]]") {
            refused(fileOf("{" + text + "}", std::string(8, 'x')), {"nested too deeply"});
        } else {
            refusedTensor(text, "not a size");
        }
    }
    refusedTensor(entry("t", "F32", "[4611686018427387904,4]", "[0,8]"), "impossibly large");
    // 2^62 + 2 numbers of 4 bytes wrap round to 8 bytes.
    refusedTensor(entry("t", "F32", "[4611686018427387906]", "[0,8]"), "impossibly large");
    refusedTensor(entry("t", "F32", "[4294967296,4294967296]", "[0,8]"), "impossibly large");
    refusedTensor(entry("t", "F32", "[3]", "[0,8]"), "needs 12 bytes, its data has 8");
    refusedTensor(entry("t", "F32", "[0,4294967296,4294967296]", "[0,8]"), "needs 0 bytes");
    std::string ones = "[1";
    for (int i = 0; i < 64; ++i) {
        ones += ",1";
    }
    refusedTensor(entry("t", "F64", ones + "]", "[0,8]"), "65 dimensions");
}

TEST_F(SafetensorsTest, refusesBadOffsets) {
    for (const char* offsets : {"[0]", "[0,4,8]", "[-4,4]", "[0,8.0]", "8", "[\"0\",8]", "{}",
                                "[0,18446744073709551616]"}) {
        refusedTensor(entry("t", "F32", "[2]", offsets), "data_offsets");
    }
    refusedTensor(entry("t", "F32", "[2]", "[8,0]"), "ends before it begins");
    refusedTensor(entry("t", "F32", "[2]", "[1,9]"), "beyond the end of the file");
    refusedTensor(entry("t", "F32", "[2]", "[18446744073709551607,18446744073709551615]"),
                  "beyond the end of the file");
}

TEST_F(SafetensorsTest, refusesDataThatOverlapsOrLeavesHoles) {
    const std::string a = entry("a", "F32", "[2]", "[0,8]");
    refused(fileOf("{" + a + "," + entry("b", "F32", "[2]", "[4,12]") + "}", std::string(12, 'x')),
            {"\"b\"", "overlaps"});
    refused(fileOf("{" + a + "," + entry("b", "F32", "[2]", "[0,8]") + "}", std::string(8, 'x')),
            {"overlaps"});
    refused(fileOf("{" + a + "," + entry("b", "F32", "[0]", "[4,4]") + "}", std::string(8, 'x')),
            {"\"b\"", "overlaps"});
    refused(fileOf("{" + a + "," + entry("b", "F32", "[1]", "[12,16]") + "}", std::string(16, 'x')),
            {"\"b\"", "hole"});
    refused(fileOf("{" + entry("a", "F32", "[1]", "[4,8]") + "}", std::string(8, 'x')),
            {"\"a\"", "hole"});
    refused(fileOf("{" + a + "}", std::string(11, 'x')), {"3 bytes that belong to no tensor"});
    refused(fileOf("{}", "x"), {"1 bytes that belong to no tensor"});
}

TEST_F(SafetensorsTest, readsMetadataThatIsNull) {  // as of a writer that has none
    writeBytes(m_file, fileOf(R"({"__metadata__":null})"));
    EXPECT_TRUE(Safetensors::open(m_file).metadata().empty());
}

TEST_F(SafetensorsTest, refusesBadMetadata) {
    refused(fileOf(R"({"__metadata__":[]})"), {"metadata"});
    refused(fileOf(R"({"__metadata__":{"k":1}})"), {"metadata", "\"k\""});
}

TEST_F(SafetensorsTest, keepsMessagesShortAndValidWhateverTheName) {
    const std::string name(100'000, 'n');
    try {
        (void)open(fileOf("{" + entry(name, "F32", "[1]", "[0,8]") + "}", std::string(8, 'x')));
        FAIL();
    } catch (const Error& error) {
        EXPECT_LT(std::strlen(error.what()), 1000u);
    }
}

TEST_F(SafetensorsTest, noticesEveryTruncation) {
    CheckpointSpec spec;
    spec.config = smallConfig();
    spec.config.vocabulary = 8;
    writeRandomCheckpoint(m_folder.path(), spec);
    const std::string whole = readBytes(m_file);
    ASSERT_NO_THROW((void)open(whole));
    for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 97) {
        refused(whole.substr(0, size), {});
    }
    refused(whole.substr(0, whole.size() - 1), {"beyond the end of the file"});
}

/// 100 numbers of either sign, from subnormal halves to beyond the largest half.
std::vector<float> someNumbers() {
    std::vector<float> numbers{0.0f,     -0.0f,     1.0f,
                               65504.0f, -65519.9f, 65520.0f,
                               1e-8f,    6.0e-8f,   std::numeric_limits<float>::infinity(),
                               3.4e38f};
    std::mt19937 random(7);
    while (numbers.size() < 100) {
        const int exponent = static_cast<int>(random() % 50) - 30;
        const auto mantissa = static_cast<float>(static_cast<std::int32_t>(random())) * 0x1p-31f;
        numbers.push_back(std::ldexp(mantissa, exponent));
    }
    return numbers;
}

TEST_F(SafetensorsTest, readsBackWhatWasWritten) {
    const std::vector<float> numbers = someNumbers();
    const auto f32 = encode(numbers, DType::F32);
    const auto f16 = encode(numbers, DType::F16);
    const auto bf16 = encode(numbers, DType::BF16);
    const std::map<std::string, std::string> metadata{{"format", "pt"},
                                                      {"quote\"", "\xE2\x82\xAC"}};
    const std::vector<TensorView> tensors{{"half", DType::F16, "", {4, 25}, f16},
                                          {"brain", DType::BF16, "", {100}, bf16},
                                          {"empty", DType::F32, "", {3, 0}, {}},
                                          {"single", DType::F32, "", {10, 10}, f32},
                                          {"bytes", DType::Other, "U8", {400}, f32}};
    writeSafetensors(m_file, tensors, metadata);
    const auto file = Safetensors::open(m_file);
    EXPECT_EQ(file.metadata(), metadata);
    ASSERT_EQ(file.tensors().size(), tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const TensorView& read = file.tensors()[i];
        SCOPED_TRACE(tensors[i].name);
        EXPECT_EQ(read.name, tensors[i].name);
        EXPECT_EQ(read.type, tensors[i].type);
        EXPECT_EQ(read.shape, tensors[i].shape);
        EXPECT_TRUE(std::equal(read.data.begin(), read.data.end(), tensors[i].data.begin(),
                               tensors[i].data.end()));
    }
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(file.tensors()[0].data.data()) % 8, 0u);
}

TEST_F(SafetensorsTest, givesTheCheckpointMakersNumbersTheRightBits) {
#ifdef __FLT16_MAX__
    const std::vector<float> numbers = someNumbers();
    const auto f16 = encode(numbers, DType::F16);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto expected = static_cast<_Float16>(numbers[i]);  // the compiler's own rounding
        EXPECT_EQ(std::memcmp(&expected, f16.data() + 2 * i, 2), 0) << numbers[i];
    }
#endif
    // 1 + 2^-8 lies half way between two bfloat16: the even one is 1. Above it, the next is 1 +
    // 2^-7.
    const auto bf16 = encode(std::vector<float>{1.0f, 1.00390625f, 1.005f, -2.0f}, DType::BF16);
    const std::vector<std::uint16_t> expected{0x3F80, 0x3F80, 0x3F81, 0xC000};
    EXPECT_EQ(std::memcmp(bf16.data(), expected.data(), 8), 0);
}

TEST_F(SafetensorsTest, doesNotWriteWhatItWouldRefuse) {
    const std::vector<std::byte> bytes(8);
    const auto refuse = [&](const std::vector<TensorView>& tensors, const std::string& name) {
        expectError(Error::Kind::Failure, {m_file.string(), name},
                    [&] { writeSafetensors(m_file, tensors); });
        EXPECT_FALSE(fs::exists(m_file));
    };
    refuse({{"t", DType::F32, "", {3}, bytes}}, "\"t\"");
    refuse({{"t", DType::F32, "", {-1, -2}, bytes}}, "\"t\"");
    refuse({{"t", DType::Other, "", {8}, bytes}}, "\"t\"");
    refuse({{"t", DType::F32, "", {2}, bytes}, {"t", DType::F32, "", {2}, bytes}}, "\"t\"");
    refuse({{"__metadata__", DType::F32, "", {2}, bytes}}, "__metadata__");
    refuse({{"\xFF", DType::F32, "", {2}, bytes}}, "UTF-8");
}

TEST_F(SafetensorsTest, leavesTheOldFileWhereWritingFails) {
    writeBytes(m_file, "old");
    const std::vector<std::byte> bytes(1 << 20);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1 << 16, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    expectError(Error::Kind::Failure, {m_file.string()}, [&] {
        writeSafetensors(m_file, {{"t", DType::F32, "", {1 << 18}, bytes}});
    });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(readBytes(m_file), "old");
}

TEST_F(SafetensorsTest, opensOrRefusesWhateverIsMutated) {
    const std::string seed =
        fileOf("{" + entry("a.weight", "F32", "[2,3]", "[0,24]") + "," +
                   R"("__metadata__":{"format":"pt"},)" + entry("b", "F16", "[4]", "[24,32]") +
                   "," + entry("c", "BF16", "[0]", "[32,32]") + "}",
               std::string(32, '\x01'));
    ASSERT_EQ(open(seed).tensors().size(), 3u);
    std::mt19937 random(20240607);
    int opened = 0;
    std::uint64_t sum = 0;
    constexpr int kRounds = 5'000;
    for (int round = 0; round < kRounds; ++round) {
        const std::string bytes = mutated(seed, random);
        try {
            const auto file = open(bytes);
            ++opened;
            for (const TensorView& tensor : file.tensors()) {
                for (const std::byte value : tensor.data) {  // a sanitizer sees a wrong span here
                    sum += std::to_integer<unsigned>(value);
                }
            }
        } catch (const Error& error) {
            ASSERT_EQ(static_cast<int>(error.kind()), static_cast<int>(Error::Kind::Input));
        } catch (const std::exception& error) {
            writeBytes(fs::temp_directory_path() / "headscope-mutation", bytes);
            FAIL() << "round " << round << ": " << error.what();
        }
    }
    // Both ends must be reached for the rounds to say anything.
    EXPECT_GT(opened, kRounds / 100);
    EXPECT_LT(opened, kRounds / 2);
    EXPECT_GT(sum, 0u);
}

TEST(SafetensorsReference, opensThePublishedCheckpoints) {
    const fs::path folder = fs::path(HEADSCOPE_SHARED) / "checkpoints";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no reference checkpoints at " << folder;
    }
    EXPECT_EQ(Safetensors::open(folder / "basic-byte/model.safetensors").tensors().size(), 29u);
    EXPECT_EQ(Safetensors::open(folder / "nano-sort/model.safetensors").tensors().size(), 41u);
}

}  // namespace
}  // namespace headscope
