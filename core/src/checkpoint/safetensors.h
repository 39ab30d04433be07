// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

class MappedFile;

/// Element types of the safetensors format that this program reads.
enum class DType { F32, F16, BF16, Other };

/// Bytes per element; 0 for Other.
[[nodiscard]] std::size_t elementSize(DType type);

/// One tensor of a file: a view, valid as long as the file it came from.
struct TensorView {
    std::string name;
    DType type = DType::Other;
    std::string typeName;             ///< as the file writes it, e.g. "F32", "I64"
    std::vector<std::int64_t> shape;  ///< row-major; empty for a scalar
    /// Shape's product * elementSize bytes, little-endian. The format does not align it: copy
    /// before use where the address is not a multiple of elementSize.
    std::span<const std::byte> data;
};

/// A safetensors file, mapped read-only, its header checked in full before anything is returned:
/// header length within the file, valid JSON, known keys, offsets in range, not overlapping and
/// without holes, sizes that fit the shapes (no integer overflow), unique names.
/// Format: https://huggingface.co/docs/safetensors (8-byte little-endian header length, JSON,
/// data). Immutable after opening; any thread.
class Safetensors {
 public:
    /// Throws Error(Input) naming the file, what is wrong with it and what to do, and FileChanged
    /// where another program wrote to it meanwhile.
    [[nodiscard]] static Safetensors open(const std::filesystem::path& file);

    Safetensors(Safetensors&&) noexcept;
    Safetensors& operator=(Safetensors&&) noexcept;
    ~Safetensors();

    [[nodiscard]] const std::vector<TensorView>& tensors() const;
    [[nodiscard]] const TensorView* find(std::string_view name) const;  ///< null where absent
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const;
    [[nodiscard]] std::uint64_t fileBytes() const;
    [[nodiscard]] const std::filesystem::path& path() const;
    /// What tensors() are views into: knows whether it still is what was opened.
    [[nodiscard]] const MappedFile& mapping() const;

 private:
    struct Impl;
    explicit Safetensors(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Writes a file in the same format (data 8-byte aligned, tensors in the order given), under a
/// temporary name that is then renamed. Throws Error(Failure).
void writeSafetensors(const std::filesystem::path& file, const std::vector<TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

}  // namespace headscope
