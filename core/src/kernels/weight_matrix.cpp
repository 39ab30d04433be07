// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/weight_matrix.h"

#include "kernels/activation.h"
#include "kernels/parallel.h"

#include <headscope/error.h>

#include <dnnl.hpp>
#include <omp.h>

#include <array>
#include <cstddef>
#include <map>
#include <new>
#include <string>
#include <tuple>
#include <vector>

namespace headscope::kernels {
namespace {

using Desc = dnnl::memory::desc;
constexpr auto kFloat = dnnl::memory::data_type::f32;

// The order is chosen for so many rows, and is the same for fewer: a sweep's parts have about as
// many.
constexpr std::int64_t kUsualRows = 504;
// A shape's code takes some 10 KiB, and prompts of other lengths bring other shapes.
constexpr std::size_t kMostProducts = 4096;

template <class F>
auto withErrors(const F& work) {
    try {
        return work();
    } catch (const dnnl::error& error) {
        if (error.status == dnnl_out_of_memory) throw std::bad_alloc();
        throw failure(say("oneDNN cannot multiply these matrices: %1", std::string(error.what())),
                      say("Report this with the output of `headscope-cli info`."));
    }
}

const dnnl::engine& cpu() {
    static const dnnl::engine kCpu(dnnl::engine::kind::cpu, 0);
    return kCpu;
}

dnnl::stream& stream() {
    thread_local dnnl::stream own(cpu());
    return own;
}

Desc rowsOf(std::int64_t rows, std::int64_t columns) {
    return {{rows, columns}, kFloat, dnnl::memory::dims{columns, 1}};
}

dnnl::matmul::primitive_desc describe(std::int64_t rows, const Desc& weights, Finish finish) {
    const auto depth = weights.dims()[0];
    const auto columns = weights.dims()[1];
    dnnl::primitive_attr attributes;
    dnnl::post_ops after;
    if (finish.toOut) after.append_sum(1.0F);
    attributes.set_post_ops(after);
    const auto x = rowsOf(rows, depth);
    const auto out = rowsOf(rows, columns);
    return {finish.bias ? dnnl::matmul::desc(x, weights, rowsOf(1, columns), out)
                        : dnnl::matmul::desc(x, weights, out),
            attributes, cpu()};
}

// The layout that oneDNN prefers. Without blocks, any would do.
Desc preferred(std::int64_t depth, std::int64_t columns) {
    const Desc any({depth, columns}, kFloat, dnnl::memory::format_tag::any);
    return describe(kUsualRows, any, {}).weights_desc();
}

// A product of one shape, made once for each: its code is written for the shape.
struct Product {
    Product(std::int64_t rows, const Desc& weights, Finish finish)
        : primitive(describe(rows, weights, finish)),
          x(rowsOf(rows, weights.dims()[0]), cpu(), nullptr),
          bias(rowsOf(1, weights.dims()[1]), cpu(), nullptr),
          out(rowsOf(rows, weights.dims()[1]), cpu(), nullptr) {}
    dnnl::matmul primitive;
    dnnl::memory x, bias, out;
};

// Threads are part of it, because a product divides its work when it is made.
using Shape = std::tuple<std::int64_t, std::int64_t, std::int64_t, bool, bool, int>;

Product& productOf(std::int64_t rows, const Desc& weights, Finish finish) {
    thread_local std::map<Shape, Product> products;
    const Shape shape{rows,         weights.dims()[0],    weights.dims()[1], finish.bias != nullptr,
                      finish.toOut, omp_get_max_threads()};
    const auto known = products.find(shape);
    if (known != products.end()) return known->second;
    if (products.size() >= kMostProducts) products.clear();
    return products.try_emplace(shape, rows, weights, finish).first->second;
}

// Lines that are worth a second thread.
constexpr std::int64_t kLinesAThread = 16;

// Lines first .. first + count, rows or columns, of `length` numbers each: to [count, length], with
// `ld` floats from line to line. place(line, i) says where a number lies: the sum of what its line
// and its place in that add.
template <class Place>
void copyLines(const float* data, const Place& place, std::int64_t first, std::int64_t count,
               std::int64_t length, float* to, std::int64_t ld) {
    std::vector<std::int64_t> along;
    for (std::int64_t i = 0; i < length; ++i)
        along.push_back(place(0, i) - place(0, 0));
    parallel(count, kLinesAThread, [&](std::int64_t begin, std::int64_t end) {
        for (auto line = begin; line < end; ++line) {
            const float* from = data + place(first + line, 0);
            for (std::int64_t i = 0; i < length; ++i)
                to[line * ld + i] = from[along[static_cast<std::size_t>(i)]];
        }
    });
}

// oneDNN takes pointers to what it only reads as it takes the others.
void* pointer(const float* data) {
    return const_cast<float*>(data);
}

}  // namespace

struct WeightMatrix::Numbers {
    Numbers(MatrixView from, std::int64_t depth, std::int64_t columns)
        : order(preferred(depth, columns)), memory(order, cpu()) {
        dnnl::memory lying({{depth, columns}, kFloat, dnnl::memory::dims{from.down, from.across}},
                           cpu(), pointer(from.data));
        dnnl::memory packed = memory;
        dnnl::reorder(lying, packed).execute(stream(), lying, packed);
        stream().wait();
    }

    // Where element (k, j) lies, from oneDNN's description of blocks within blocks.
    [[nodiscard]] std::int64_t place(std::int64_t k, std::int64_t j) const {
        const auto& blocks = order.data.format_desc.blocking;
        std::array<std::int64_t, 2> index{k, j};
        std::int64_t at = order.data.offset0;
        std::int64_t inBlock = 1;
        for (int i = blocks.inner_nblks - 1; i >= 0; --i) {
            auto& own = index[static_cast<std::size_t>(blocks.inner_idxs[i])];
            at += own % blocks.inner_blks[i] * inBlock;
            inBlock *= blocks.inner_blks[i];
            own /= blocks.inner_blks[i];
        }
        return at + index[0] * blocks.strides[0] + index[1] * blocks.strides[1];
    }

    [[nodiscard]] const float* data() const {
        return static_cast<const float*>(memory.get_data_handle());
    }

    Desc order;
    dnnl::memory memory;
};

WeightMatrix::WeightMatrix(MatrixView from, std::int64_t depth, std::int64_t columns)
    : m_numbers(withErrors([&] { return std::make_shared<const Numbers>(from, depth, columns); })) {
}

std::int64_t WeightMatrix::depth() const {
    return m_numbers->order.dims()[0];
}

std::int64_t WeightMatrix::columns() const {
    return m_numbers->order.dims()[1];
}

void WeightMatrix::multiply(const float* x, std::int64_t rows, float* out, Finish finish) const {
    withErrors([&] {
        auto& product = productOf(rows, m_numbers->order, finish);
        product.x.set_data_handle(pointer(x));
        product.out.set_data_handle(out);
        product.bias.set_data_handle(pointer(finish.bias));
        std::array<dnnl_exec_arg_t, 4> arguments{{{DNNL_ARG_SRC, product.x.get()},
                                                  {DNNL_ARG_WEIGHTS, m_numbers->memory.get()},
                                                  {DNNL_ARG_DST, product.out.get()},
                                                  {DNNL_ARG_BIAS, product.bias.get()}}};
        dnnl::error::wrap_c_api(dnnl_primitive_execute(product.primitive.get(), stream().get(),
                                                       finish.bias ? 4 : 3, arguments.data()),
                                "a product failed");
        stream().wait();
        activate(out, rows * columns(), finish.activation);
    });
}

void WeightMatrix::copyRows(std::int64_t first, std::int64_t count, float* to,
                            std::int64_t ld) const {
    const auto place = [&](std::int64_t k, std::int64_t j) { return m_numbers->place(k, j); };
    copyLines(m_numbers->data(), place, first, count, columns(), to, ld);
}

void WeightMatrix::copyColumns(std::int64_t first, std::int64_t count, float* to) const {
    const auto place = [&](std::int64_t j, std::int64_t k) { return m_numbers->place(k, j); };
    copyLines(m_numbers->data(), place, first, count, depth(), to, depth());
}

void multiplyOnce(const float* x, std::int64_t rows, std::int64_t depth, const float* w,
                  std::int64_t columns, float* out) {
    withErrors([&] {
        dnnl::error::wrap_c_api(dnnl_sgemm('N', 'N', rows, columns, depth, 1.0F, x, depth, w,
                                           columns, 0.0F, out, columns),
                                "a product failed");
    });
}

std::string productsName() {
    const dnnl_version_t& version = *dnnl_version();
    return "oneDNN " + std::to_string(version.major) + '.' + std::to_string(version.minor) + '.' +
           std::to_string(version.patch);
}

}  // namespace headscope::kernels
