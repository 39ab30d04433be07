// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors.h"

#include "base/files.h"
#include "base/json.h"
#include "base/mapped_file.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace headscope {
namespace {

static_assert(std::endian::native == std::endian::little,
              "safetensors data is little-endian and is used in place");

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kLargestHeader = 100'000'000;  // the format's own limit
constexpr std::size_t kMostDimensions = 64;
constexpr const char* kMetadataKey = "__metadata__";
constexpr const char* kSafetensorsDamaged =
    phrase("The file is damaged or not complete: download or export it again.");

/// Bytes per element of a type by its name in the file; nothing for a name not known here.
std::optional<std::size_t> sizeOfType(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::size_t>, 17> kSizes{{
        {"F64", 8},
        {"I64", 8},
        {"U64", 8},
        {"C64", 8},
        {"F32", 4},
        {"I32", 4},
        {"U32", 4},
        {"F16", 2},
        {"BF16", 2},
        {"I16", 2},
        {"U16", 2},
        {"I8", 1},
        {"U8", 1},
        {"BOOL", 1},
        {"F8_E4M3", 1},
        {"F8_E5M2", 1},
        {"F8_E8M0", 1},
    }};
    const auto* const found = std::find_if(kSizes.begin(), kSizes.end(),
                                           [&](const auto& entry) { return entry.first == name; });
    return found == kSizes.end() ? std::nullopt : std::optional(found->second);
}

DType typeOfName(std::string_view name) {
    return name == "F32"    ? DType::F32
           : name == "F16"  ? DType::F16
           : name == "BF16" ? DType::BF16
                            : DType::Other;
}

std::string nameOfType(const TensorView& tensor) {
    switch (tensor.type) {
        case DType::F32:
            return "F32";
        case DType::F16:
            return "F16";
        case DType::BF16:
            return "BF16";
        case DType::Other:
            break;
    }
    return tensor.typeName;
}

/// elements * size of one, or nothing if it does not fit in 64 bits.
std::optional<std::uint64_t> bytesOfShape(const std::vector<std::int64_t>& shape,
                                          std::size_t elementBytes) {
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) {
        return 0;
    }
    std::uint64_t bytes = elementBytes;
    for (const std::int64_t dimension : shape) {
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(dimension), &bytes)) {
            return std::nullopt;
        }
    }
    return bytes;
}

/// Where a tensor's data lies, in bytes from the start of the data section.
struct Extent {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Reads a header and checks it against the data section that follows it.
class HeaderReader {
 public:
    HeaderReader(std::string fileName, std::span<const std::byte> data)
        : m_file(std::move(fileName)), m_data(data) {}

    std::vector<TensorView> read(const nlohmann::json& header) {
        std::vector<std::pair<Extent, TensorView>> found;
        for (const auto& [name, entry] : header.items()) {
            if (name != kMetadataKey) {
                found.push_back(readTensor(name, entry));
            }
        }
        // By place in the file; an empty tensor comes before the one that starts where it lies.
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return std::tie(a.first.begin, a.first.end) < std::tie(b.first.begin, b.first.end);
        });
        checkCoverage(found);
        std::vector<TensorView> tensors;
        tensors.reserve(found.size());
        for (auto& [extent, tensor] : found) {
            tensors.push_back(std::move(tensor));
        }
        return tensors;
    }

    [[nodiscard]] std::map<std::string, std::string> readMetadata(
        const nlohmann::json& header) const {
        std::map<std::string, std::string> metadata;
        const auto entry = header.find(kMetadataKey);
        if (entry == header.end() || entry->is_null()) {
            return metadata;
        }
        if (!entry->is_object()) {
            throw inputError(say("%1: its metadata is not a JSON object", m_file),
                             kSafetensorsDamaged);
        }
        for (const auto& [key, value] : entry->items()) {
            if (!value.is_string()) {
                throw inputError(say("%1: metadata %2 is not a text", m_file, shownName(key)),
                                 kSafetensorsDamaged);
            }
            metadata.emplace(key, value.get<std::string>());
        }
        return metadata;
    }

 private:
    [[nodiscard]] Error broken(std::string_view tensor, const Message& what) const {
        return inputError(say("%1: tensor %2: %3", m_file, shownName(tensor), what),
                          kSafetensorsDamaged);
    }

    [[nodiscard]] std::pair<Extent, TensorView> readTensor(const std::string& name,
                                                           const nlohmann::json& entry) const {
        if (!entry.is_object()) {
            throw broken(name, say("its entry in the header is not a JSON object"));
        }
        for (const auto& [key, value] : entry.items()) {
            if (key != "dtype" && key != "shape" && key != "data_offsets") {
                throw broken(
                    name, say("its entry in the header has an unknown field %1", shownName(key)));
            }
        }
        TensorView tensor;
        tensor.name = name;
        const auto type = entry.find("dtype");
        if (type == entry.end() || !type->is_string()) {
            throw broken(name, say("its data type (dtype) is missing or not a text"));
        }
        tensor.typeName = type->get<std::string>();
        tensor.type = typeOfName(tensor.typeName);
        tensor.shape = readShape(name, entry);
        const Extent extent = readExtent(name, entry);
        checkSize(tensor, extent.end - extent.begin);
        tensor.data = m_data.subspan(extent.begin, extent.end - extent.begin);
        return {extent, std::move(tensor)};
    }

    [[nodiscard]] std::vector<std::int64_t> readShape(const std::string& name,
                                                      const nlohmann::json& entry) const {
        const auto shape = entry.find("shape");
        if (shape == entry.end() || !shape->is_array()) {
            throw broken(name, say("its shape is missing or not a list"));
        }
        if (shape->size() > kMostDimensions) {
            throw broken(name, say("its shape has %1 dimensions", shape->size()));
        }
        std::vector<std::int64_t> dimensions;
        for (const nlohmann::json& dimension : *shape) {
            if (!dimension.is_number_unsigned() ||
                dimension.get<std::uint64_t>() >
                    static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                throw broken(name, say("its shape holds something that is not a size"));
            }
            dimensions.push_back(dimension.get<std::int64_t>());
        }
        return dimensions;
    }

    [[nodiscard]] Extent readExtent(const std::string& name, const nlohmann::json& entry) const {
        const auto offsets = entry.find("data_offsets");
        if (offsets == entry.end() || !offsets->is_array() || offsets->size() != 2 ||
            !(*offsets)[0].is_number_unsigned() || !(*offsets)[1].is_number_unsigned()) {
            throw broken(name, say("its data_offsets are not two offsets"));
        }
        const Extent extent{(*offsets)[0].get<std::uint64_t>(), (*offsets)[1].get<std::uint64_t>()};
        if (extent.begin > extent.end) {
            throw broken(name, say("its data ends before it begins"));
        }
        if (extent.end > m_data.size()) {
            throw broken(name, say("its data reaches beyond the end of the file"));
        }
        return extent;
    }

    void checkSize(const TensorView& tensor, std::uint64_t bytes) const {
        const auto elementBytes = sizeOfType(tensor.typeName);
        if (!elementBytes) {
            return;  // a type of a later format version: its data cannot be used, nor judged
        }
        const auto expected = bytesOfShape(tensor.shape, *elementBytes);
        if (!expected) {
            throw broken(tensor.name, say("its shape is impossibly large"));
        }
        if (*expected != bytes) {
            throw broken(tensor.name,
                         say("its shape needs %1 bytes, its data has %2", *expected, bytes));
        }
    }

    /// The format asks that the tensors fill the data section without overlap or hole.
    void checkCoverage(const std::vector<std::pair<Extent, TensorView>>& sorted) const {
        std::uint64_t reached = 0;
        for (const auto& [extent, tensor] : sorted) {
            if (extent.begin < reached) {
                throw broken(tensor.name, say("its data overlaps another tensor's"));
            }
            if (extent.begin > reached) {
                throw broken(tensor.name, say("there is a hole in the file before its data"));
            }
            reached = extent.end;
        }
        if (reached != m_data.size()) {
            throw inputError(
                say("%1 has %2 bytes that belong to no tensor", m_file, m_data.size() - reached),
                kSafetensorsDamaged);
        }
    }

    std::string m_file;
    std::span<const std::byte> m_data;
};

std::string_view headerText(const std::string& file, std::span<const std::byte> bytes) {
    refuseLfsPointer({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file);
    if (bytes.size() < kLengthBytes) {
        throw inputError(say("%1 is too short to be a safetensors file", file),
                         kSafetensorsDamaged);
    }
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
        length |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    }
    const std::uint64_t available = bytes.size() - kLengthBytes;
    // A wrong first byte means another kind of file, and the length means nothing there.
    if (available > 0 && std::to_integer<char>(bytes[kLengthBytes]) != '{') {
        throw inputError(
            say("%1 is not a safetensors file: its header does not start with {", file),
            say("Give a model.safetensors file, and download it again if it is one."));
    }
    if (length > kLargestHeader) {
        throw inputError(
            say("%1: the header's length, %2 bytes, is beyond the format's limit", file, length),
            kSafetensorsDamaged);
    }
    if (length > available) {
        throw inputError(
            say("%1: the header's length, %2 bytes, reaches beyond the end of the file", file,
                length),
            kSafetensorsDamaged);
    }
    const auto header = bytes.subspan(kLengthBytes, length);
    return {reinterpret_cast<const char*>(header.data()), header.size()};
}

/// The header of a file to be written, padded so that the data starts on a multiple of 8.
std::string makeHeader(const std::string& file, const std::vector<TensorView>& tensors,
                       const std::map<std::string, std::string>& metadata) {
    const auto refuse = [&](const TensorView& tensor, const Message& what) {
        return failure(say("cannot write %1: tensor %2 %3", file, shownName(tensor.name), what),
                       say("Please report this as a fault of the program."));
    };
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        header[kMetadataKey] = metadata;
    }
    std::set<std::string> names{kMetadataKey};
    std::uint64_t offset = 0;
    for (const TensorView& tensor : tensors) {
        const std::string type = nameOfType(tensor);
        if (!names.insert(tensor.name).second) {
            throw refuse(tensor, say("has a name that is taken"));
        }
        if (std::any_of(tensor.shape.begin(), tensor.shape.end(), [](auto d) { return d < 0; }) ||
            bytesOfShape(tensor.shape, sizeOfType(type).value_or(0)) != tensor.data.size()) {
            throw refuse(tensor, say("has a shape or type that does not fit its data"));
        }
        const std::uint64_t end = offset + tensor.data.size();
        header[tensor.name] = {
            {"dtype", type}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text;
    try {
        text = header.dump();
    } catch (const nlohmann::json::exception&) {
        throw failure(say("cannot write %1: a name is not valid UTF-8", file),
                      say("Please report this as a fault of the program."));
    }
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

}  // namespace

struct Safetensors::Impl {
    explicit Impl(const std::filesystem::path& file) : path(file), mapping(file) {}

    void readHeader() {
        const std::string name = displayPath(path);
        const auto bytes = mapping.bytes();
        const std::string_view text = headerText(name, bytes);
        const nlohmann::json header =
            parseObject(text, say("%1: the header", name), kSafetensorsDamaged,
                        {.depth = 3, .values = 4'000'000});
        HeaderReader reader(name, bytes.subspan(kLengthBytes + text.size()));
        tensors = reader.read(header);
        metadata = reader.readMetadata(header);
    }

    std::filesystem::path path;
    MappedFile mapping;
    std::vector<TensorView> tensors;
    std::unordered_map<std::string_view, std::size_t> index;  // keys are the tensors' own names
    std::map<std::string, std::string> metadata;
};

std::size_t elementSize(DType type) {
    switch (type) {
        case DType::F32:
            return 4;
        case DType::F16:
        case DType::BF16:
            return 2;
        case DType::Other:
            break;
    }
    return 0;
}

Safetensors::Safetensors(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Safetensors::Safetensors(Safetensors&&) noexcept = default;
Safetensors& Safetensors::operator=(Safetensors&&) noexcept = default;
Safetensors::~Safetensors() = default;

Safetensors Safetensors::open(const std::filesystem::path& file) {
    auto impl = std::make_unique<Impl>(file);
    try {
        impl->readHeader();
    } catch (const Error&) {
        impl->mapping.requireUnchanged();  // else that is what is wrong
        throw;
    }
    impl->mapping.requireUnchanged();
    for (std::size_t i = 0; i < impl->tensors.size(); ++i) {
        impl->index.emplace(impl->tensors[i].name, i);
    }
    return Safetensors(std::move(impl));
}

const std::vector<TensorView>& Safetensors::tensors() const {
    return m_impl->tensors;
}

const TensorView* Safetensors::find(std::string_view name) const {
    const auto found = m_impl->index.find(name);
    return found == m_impl->index.end() ? nullptr : &m_impl->tensors[found->second];
}

const std::map<std::string, std::string>& Safetensors::metadata() const {
    return m_impl->metadata;
}
std::uint64_t Safetensors::fileBytes() const {
    return m_impl->mapping.bytes().size();
}
const std::filesystem::path& Safetensors::path() const {
    return m_impl->path;
}
const MappedFile& Safetensors::mapping() const {
    return m_impl->mapping;
}

void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const std::string header = makeHeader(displayPath(file), tensors, metadata);
    writeAtomically(file, [&](std::ostream& out) {
        std::array<char, kLengthBytes> length{};
        for (std::size_t i = 0; i < kLengthBytes; ++i) {
            length[i] = static_cast<char>(std::uint64_t{header.size()} >> (8 * i));
        }
        out.write(length.data(), length.size());
        out.write(header.data(), static_cast<std::streamsize>(header.size()));
        for (const TensorView& tensor : tensors) {
            out.write(reinterpret_cast<const char*>(tensor.data.data()),
                      static_cast<std::streamsize>(tensor.data.size()));
        }
    });
}

}  // namespace headscope
