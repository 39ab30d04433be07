<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- The words that core has for interventions, which the window looks up as it gets them. A number
     in one is {number} here. -->
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
    <name>Intervention</name>
    <message>
        <source>zero</source>
        <translation>0</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>scalar mean</source>
        <translation>trung bình vô hướng</translation>
    </message>
    <message>
        <source>reference mean</source>
        <translation>trung bình tham chiếu</translation>
    </message>
    <message>
        <source>position mean</source>
        <translation>trung bình theo vị trí</translation>
    </message>
    <message>
        <source>resample</source>
        <translation>lấy mẫu lại</translation>
    </message>
    <message>
        <source>set to its mean over the reference prompts</source>
        <translation>được đặt bằng trung bình của nó trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>set to its mean at each position of the reference prompts</source>
        <translation>được đặt bằng trung bình của nó tại mỗi vị trí của các prompt tham chiếu</translation>
    </message>
    <message>
        <source>patched from a drawn reference prompt</source>
        <translation>được vá từ một prompt tham chiếu rút ngẫu nhiên</translation>
    </message>
    <message>
        <source>the head&apos;s mean vector over the reference prompts</source>
        <translation>vectơ trung bình của head trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>the head&apos;s mean vector at the same position of the reference prompts</source>
        <translation>vectơ trung bình của head tại cùng vị trí của các prompt tham chiếu</translation>
    </message>
    <message>
        <source>the head&apos;s output in the clean run of a drawn reference prompt</source>
        <translation>đầu ra của head trong lượt chạy gốc của một prompt tham chiếu rút ngẫu nhiên</translation>
    </message>
    <message>
        <source>Replacing layer %1 head %2 by its mean over the reference prompts</source>
        <translation>Thay tầng %1 head %2 bằng trung bình của nó trên các prompt tham chiếu</translation>
    </message>
    <message>
        <source>Replacing layer %1 head %2 by its mean at each position of the reference prompts</source>
        <translation>Thay tầng %1 head %2 bằng trung bình của nó tại mỗi vị trí của các prompt tham chiếu</translation>
    </message>
    <message>
        <source>Patching layer %1 head %2 from a drawn reference prompt</source>
        <translation>Vá tầng %1 head %2 từ một prompt tham chiếu rút ngẫu nhiên</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output at each position by its mean vector over all positions of a set of reference prompts: mean ablation over a data set.</source>
        <translation>Thay đầu ra của head tại mỗi vị trí bằng vectơ trung bình của nó trên mọi vị trí của một tập prompt tham chiếu: mean ablation trên một tập dữ liệu.</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output at each position by its mean vector at that position over reference prompts of the same template and length.</source>
        <translation>Thay đầu ra của head tại mỗi vị trí bằng vectơ trung bình của nó tại vị trí đó trên các prompt tham chiếu cùng mẫu câu và cùng độ dài.</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output by what it is at the same position in the clean run of a reference prompt that is drawn by lot: resample ablation.</source>
        <translation>Thay đầu ra của head bằng đầu ra của nó tại cùng vị trí trong lượt chạy gốc của một prompt tham chiếu rút ngẫu nhiên: resample ablation.</translation>
    </message>
    <message>
        <source>vector mean</source>
        <translation>trung bình vectơ</translation>
    </message>
    <message>
        <source>value bias</source>
        <translation>bias của value</translation>
    </message>
    <message>
        <source>scaled by {number}</source>
        <translation>nhân với {number}</translation>
    </message>
    <message>
        <source>× {number}</source>
        <translation>× {number}</translation>
    </message>
    <message>
        <source>×{number}</source>
        <translation>×{number}</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>0</translation>
    </message>
    <message>
        <source>M</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>TBV</translation>
    </message>
    <message>
        <source>VB</source>
        <translation>VB</translation>
    </message>
    <message>
        <source>set to zero</source>
        <translation>được đặt bằng 0</translation>
    </message>
    <message>
        <source>set to its mean</source>
        <translation>được đặt bằng trung bình của nó</translation>
    </message>
    <message>
        <source>set to its mean vector</source>
        <translation>được đặt bằng vectơ trung bình của nó</translation>
    </message>
    <message>
        <source>set to its value bias</source>
        <translation>được đặt bằng bias của value</translation>
    </message>
    <message>
        <source>the mean of the head&apos;s values over the clean run</source>
        <translation>trung bình các giá trị của head trong lượt chạy gốc</translation>
    </message>
    <message>
        <source>the head&apos;s mean vector over the clean run&apos;s positions</source>
        <translation>vectơ trung bình của head trên các vị trí của lượt chạy gốc</translation>
    </message>
    <message>
        <source>the bias of the head&apos;s values</source>
        <translation>bias của các value của head</translation>
    </message>
    <message>
        <source>{number} times the head&apos;s output</source>
        <translation>{number} lần đầu ra của head</translation>
    </message>
    <message>
        <source>Ablating layer %1 head %2</source>
        <translation>Cắt bỏ tầng %1 head %2</translation>
    </message>
    <message>
        <source>Replacing layer %1 head %2 by its mean</source>
        <translation>Thay tầng %1 head %2 bằng trung bình của nó</translation>
    </message>
    <message>
        <source>Replacing layer %1 head %2 by its mean vector</source>
        <translation>Thay tầng %1 head %2 bằng vectơ trung bình của nó</translation>
    </message>
    <message>
        <source>Replacing layer %1 head %2 by its value bias</source>
        <translation>Thay tầng %1 head %2 bằng bias của value</translation>
    </message>
    <message>
        <source>Scaling layer %1 head %2 by {number}</source>
        <translation>Nhân tầng %1 head %2 với {number}</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output by 0. Its value bias goes with it; the bias of the output projection stays.</source>
        <translation>Thay đầu ra của head bằng 0. Bias của value mất theo; bias của phép chiếu đầu ra ở lại.</translation>
    </message>
    <message>
        <source>Replaces every number of the head&apos;s output by one: the mean of all of them in the clean run.</source>
        <translation>Thay mọi số trong đầu ra của head bằng một số: trung bình của tất cả các số đó trong lượt chạy gốc.</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output at each position by its mean vector over the clean run&apos;s positions: mean ablation, on one prompt.</source>
        <translation>Thay đầu ra của head tại mỗi vị trí bằng vectơ trung bình của nó trên các vị trí của lượt chạy gốc: mean ablation, trên một prompt.</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output by the bias of its values: what zero means in libraries that fold value biases into the output projection.</source>
        <translation>Thay đầu ra của head bằng bias của các value: nghĩa của zero trong các thư viện gộp bias của value vào phép chiếu đầu ra.</translation>
    </message>
    <message>
        <source>Multiplies the head&apos;s output by {number}. 0 is the same as zero, 1 changes nothing, 2 doubles it.</source>
        <translation>Nhân đầu ra của head với {number}. 0 cũng là thay bằng 0, 1 không đổi gì, 2 là gấp đôi.</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>vá</translation>
    </message>
    <message>
        <source>P</source>
        <translation>V</translation>
    </message>
    <message>
        <source>patched from the donor</source>
        <translation>được vá từ prompt nguồn</translation>
    </message>
    <message>
        <source>the head&apos;s output in the donor&apos;s clean run</source>
        <translation>đầu ra của head trong lượt chạy gốc của prompt nguồn</translation>
    </message>
    <message>
        <source>Patching layer %1 head %2 from the donor</source>
        <translation>Vá tầng %1 head %2 từ prompt nguồn</translation>
    </message>
    <message>
        <source>Replaces the head&apos;s output by what it is at the same position in the clean run of a second prompt, the donor: activation patching.</source>
        <translation>Thay đầu ra của head bằng đầu ra của nó ở cùng vị trí trong lượt chạy gốc của một prompt thứ hai, prompt nguồn: vá (activation patching).</translation>
    </message>
    <message>
        <source>ablated</source>
        <translation>cắt bỏ</translation>
    </message>
    <message>
        <source>patched</source>
        <translation>vá</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>nhân tỉ lệ</translation>
    </message>
</context>
</TS>
